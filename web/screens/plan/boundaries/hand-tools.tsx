import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { HandFields } from '../hand-fields.tsx';
import type { Brush } from './use-hand.ts';

interface HandToolsProps {
  schools: BoundaryBlocks['schools'];
  brush: Brush;
  onBrush: (brush: Brush) => void;
  onUndo?: () => void;
}

/** The brush that gives blocks to a school, and the way back. */
export function HandTools({ schools, brush, onBrush, onUndo }: HandToolsProps) {
  const { t } = useWords();
  return (
    <section className="panel-stack">
      <h3>{t('boundaries.edit')}</h3>
      <p className="soft small">{t('boundaries.edit.hint')}</p>
      <Field label={t('boundaries.edit.school')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={brush.school ?? ''}
            onChange={({ target }) => onBrush({ ...brush, school: target.value === '' ? null : Number(target.value) })}
          >
            <option value="">{t('boundaries.edit.none')}</option>
            {schools.map(({ id, name }, s) => (
              <option key={id} value={s}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {brush.school !== null && (
        <HandFields way={brush.way} rings={brush.rings} onHand={(hand) => onBrush({ ...brush, ...hand })} />
      )}
      <Button disabled={!onUndo} onClick={onUndo}>
        {t('boundaries.edit.undo')}
      </Button>
    </section>
  );
}
