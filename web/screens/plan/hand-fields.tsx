import { useWords } from '../../state/organisation.tsx';
import { Choice } from '../../ui/choice.tsx';
import { type Hand, handWays } from './hand.ts';

interface HandFieldsProps extends Hand {
  onHand: (hand: Hand) => void;
}

/** How cells are drawn on the map, and how broad the brush is. */
export function HandFields({ way, rings, onHand }: HandFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Choice
        label={t('planner.hand')}
        value={way}
        onChange={(chosen) => onHand({ way: chosen, rings })}
        options={handWays.map((value) => ({ value, text: t(`planner.hand.${value}`) }))}
      />
      {way !== 'point' && <p className="soft small">{t(`planner.hand.${way}.hint`)}</p>}
      {way !== 'outline' && (
        <Choice
          label={t('planner.hand.size')}
          value={String(rings)}
          onChange={(chosen) => onHand({ way, rings: Number(chosen) })}
          options={(['0', '1', '2'] as const).map((value) => ({ value, text: t(`planner.hand.size.${value}`) }))}
        />
      )}
    </>
  );
}
