import { type FormEvent, useMemo, useState } from 'react';
import type { ClassChange } from '#engines/class-history/replay-events.ts';
import type { Board, Standing as Worth } from '#engines/classes/workbench/board.ts';
import type { ClassPlan } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Standing } from './derive.ts';
import { Effect } from './effect.tsx';

interface MoveSheetProps {
  plan: ClassPlan;
  standing: Standing;
  changes: ClassChange[];
  nameOf: (id: string) => string;
  onClose: () => void;
  onDo: (reason: string) => void;
}

/** Before a move is made: what it does to every rule, in words, and the reason it is made for. */
export function MoveSheet({ plan, standing, changes, nameOf, onClose, onDo }: MoveSheetProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { judged, board, settings } = standing;
  const after = useMemo(() => board && judged && worthAfter(board, judged.placeOf, changes), [board, judged, changes]);
  const [one, other] = changes;
  const title = other
    ? t('classes.swap-title', { name: nameOf(one.pupilId), other: nameOf(other.pupilId) })
    : t('classes.move-title', { name: nameOf(one.pupilId), class: settings.labels[one.to ?? 0] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onDo(reason.trim());
  };
  return (
    <Sheet title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {judged && board && after && (
          <Effect problem={judged.problem} columns={plan.columns} before={board.standing()} after={after} />
        )}
        <Field label={t('classes.reason')} hint={t('classes.reason.hint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              // biome-ignore lint/a11y/noAutofocus: the sheet was opened to write this
              autoFocus
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="reason-chips">
          {(['parents', 'health', 'teacher', 'balance'] as const).map((each) => (
            <Button key={each} onClick={() => setReason(t(`classes.reason.${each}`))}>
              {t(`classes.reason.${each}`)}
            </Button>
          ))}
        </div>
        <Button look="main" type="submit" disabled={reason.trim() === ''}>
          {t('classes.move-do')}
        </Button>
      </form>
    </Sheet>
  );
}

/** The worth of the classes after some changes; null where a pupil has no class yet and so is not judged. */
function worthAfter(board: Board, placeOf: ReadonlyMap<string, number>, changes: readonly ClassChange[]): Worth | null {
  const places = changes.map(({ pupilId }) => placeOf.get(pupilId));
  const [p, q] = places;
  if (p === undefined || changes[0].to === null) return null;
  if (changes.length === 1) return board.afterMove(p, changes[0].to);
  return q === undefined ? null : board.afterSwap(p, q);
}
