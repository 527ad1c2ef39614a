import type { BoundaryBlocks } from '../../../../api/client.ts';
import { useWords } from '../../../state/organisation.tsx';
import { Button } from '../../../ui/button.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { failureText } from '../../../ui/states.tsx';
import { Notes, ShareField } from './draft-notes.tsx';
import type { Drawing } from './use-drawing.ts';

interface SearchProps {
  blocks: BoundaryBlocks;
  hasZones: boolean;
  share: number | null;
  onShare: (share: number | null) => void;
  drawing: Drawing;
  onStart: () => void;
  /** Begins with the zones in force. */
  onZones: () => void;
  /** Fills the gaps of the draft; null: there is nothing to fill. */
  onRepair: (() => void) | null;
}

/** Where a draft begins: the best areas searched for, or the zones in force, their gaps filled. */
export function DraftSearch(props: SearchProps) {
  const { t } = useWords();
  const { blocks, hasZones, share, onShare, drawing, onStart, onZones, onRepair } = props;
  return (
    <>
      <Notes blocks={blocks} hasZones={hasZones} />
      {hasZones && <ShareField share={share} onShare={onShare} />}
      {drawing.progress ? (
        <Progress
          share={drawing.progress.share}
          step={t(`boundaries.step.${drawing.progress.step}`)}
          onCancel={drawing.stop}
        />
      ) : (
        <Button look="main" onClick={onStart}>
          {t('boundaries.draw')}
        </Button>
      )}
      {drawing.failure && <p className="field-error small">{failureText(drawing.failure, t)}</p>}
      {hasZones && (
        <div className="boundary-buttons">
          <Button onClick={onZones}>{t('boundaries.zones')}</Button>
          {onRepair && <Button onClick={onRepair}>{t('boundaries.zones.repair')}</Button>}
        </div>
      )}
    </>
  );
}
