import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';

interface Brush {
  /** Place of the school in the list; null: a click only asks why. */
  school: number | null;
  /** Rings of blocks around the one clicked. */
  size: number;
}

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
      <Choice
        label={t('boundaries.edit.size')}
        value={String(brush.size)}
        onChange={(size) => onBrush({ ...brush, size: Number(size) })}
        options={(['0', '1', '2'] as const).map((value) => ({ value, text: t(`boundaries.edit.size.${value}`) }))}
      />
      <Button disabled={!onUndo} onClick={onUndo}>
        {t('boundaries.edit.undo')}
      </Button>
    </section>
  );
}
