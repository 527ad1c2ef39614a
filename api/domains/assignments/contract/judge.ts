import { createHmac } from 'node:crypto';
import type { EnrolmentRecords, PlacementRow, Rules } from '#engines/enrolment-records.ts';
import type { LotteryNumbers, Verdict } from '#engines/verification/types.ts';
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
export function lotteryOf(seed: string, ids: string[]): LotteryNumbers {
  const numbers = new BigUint64Array(ids.length);
  const known = new Uint8Array(ids.length);
  return (applicant) => {
    if (known[applicant] === 0) {
      numbers[applicant] = createHmac('sha256', seed).update(ids[applicant]).digest().readBigUInt64BE(0);
      known[applicant] = 1;
    }
    return numbers[applicant];
  };
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
