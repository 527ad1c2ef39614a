import { createHmac } from 'node:crypto';
import type { EnrolmentRecords, PlacementRow, Rules } from '#engines/enrolment-records.ts';
import type { Verdict } from '#engines/verification/types.ts';
import { verify } from '#engines/verification/verify.ts';
import { readCsvFile } from '../../../platform/csv-files.ts';
import { refuseErrors } from '../../../platform/refusal.ts';

/** The verifier's word on a placements.csv and the priorities its run says it sets aside, by the data alone. Throws Refusal when the file cannot be read. */
export function judge(
  records: EnrolmentRecords,
  rules: Rules,
  seed: string,
  placementsFile: string,
  prioritiesSetAside?: number | null,
): Verdict {
  const lottery = lotteryOf(seed, records.applicants.ids);
  return verify({ records, rules, lottery, placements: readPlacements(placementsFile), prioritiesSetAside });
}

/** First eight bytes, big-endian, of HMAC-SHA-256 by Node's own implementation: not the one the assignment uses. */
export function lotteryOf(seed: string, ids: string[]): BigUint64Array {
  return BigUint64Array.from(ids, (id) => createHmac('sha256', seed).update(id).digest().readBigUInt64BE(0));
}

function readPlacements(path: string): PlacementRow[] {
  const rows: PlacementRow[] = [];
  const required = ['applicant_id', 'school_id', 'choice_rank', 'imputed', 'metres', 'seat_group', 'decided_by'];
  const { issues } = readCsvFile(
    path,
    { required },
    ([applicantId, schoolId, rank, imputed, metres, seatGroup, decidedBy]) => {
      rows.push({
        applicantId: applicantId!,
        schoolId: schoolId!,
        choiceRank: rank === '' ? null : Number(rank),
        imputed: imputed === '1',
        metres: metres === '' ? null : Number(metres),
        seatGroup: seatGroup!,
        decidedBy: decidedBy!,
      });
    },
  );
  refuseErrors(issues);
  return rows;
}
