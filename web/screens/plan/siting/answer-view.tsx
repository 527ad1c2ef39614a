import type { SitingResult, SitingWithResult } from '../../../../api/client.ts';
import { useOrganisation, useWords } from '../../../state/organisation.tsx';
import { useAction } from '../../../state/use-action.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/states.tsx';
import type { ToolProps } from '../map-tool.ts';
import { createScenario } from '../scenarios/calls.ts';
import { startAgain, startSiting } from './calls.ts';
import { ChosenTables } from './chosen-tables.tsx';
import { ConsideredNotes } from './considered-notes.tsx';
import { DeficitView } from './deficit-view.tsx';
import { changesOf } from './hand-over.ts';
import { sayAnswer } from './say-answer.ts';
import { Sentences } from './sentences.tsx';
import type { Wishes } from './siting-on-map.ts';

interface AnswerProps extends Pick<ToolProps, 'goTo'> {
  siting: SitingWithResult;
  result: SitingResult;
  wishes: Wishes;
  asking: boolean;
  onAsking: (asking: boolean) => void;
  onOpen: (id: string) => void;
}

/** What was chosen and how good it is, or where seats are missing; and on from there. */
export function AnswerView({ siting, result, wishes, asking, onAsking, onOpen, goTo }: AnswerProps) {
  const { t, n } = useWords();
  const { id } = useOrganisation();
  const action = useAction();
  const { question } = siting;
  const again = () =>
    action.run(async () => {
      const wished = (kind: 'forced' | 'forbidden') => Object.keys(wishes).filter((place) => wishes[place] === kind);
      onOpen((await startAgain(id, siting.id, { forced: wished('forced'), forbidden: wished('forbidden') })).id);
    });
  const failure = action.failure && (
    <p className="field-error small" role="alert">
      {failureText(action.failure, t)}
    </p>
  );
  if (result.kind === 'deficit') {
    const instead = () =>
      action.run(async () => onOpen((await startSiting(id, { ...question, objective: 'seats' })).id));
    return (
      <DeficitView question={question} result={result} busy={action.busy} onInstead={() => void instead()}>
        {failure}
      </DeficitView>
    );
  }
  const count = result.places.length;
  const handOver = () =>
    action.run(async () => {
      const objective = t(`sitings.objective.${question.objective}`).toLowerCase();
      const name = t('sitings.hand-over.name', { count, objective });
      const changes = changesOf(result, question.year);
      const { id: scenario } = await createScenario(id, { name, level: question.level, branchOf: null, changes });
      goTo('scenarios', scenario);
    });
  return (
    <section className="panel-stack siting-answer">
      <h3>{count === 0 ? t('sitings.answer.none') : t('sitings.answer.title', { count: n(count, 0) })}</h3>
      <div>
        <Sentences said={sayAnswer(result, question)} />
      </div>
      <ChosenTables question={question} result={result} />
      <div className="siting-buttons">
        <Button look="main" disabled={action.busy || count === 0} onClick={() => void handOver()}>
          {t('sitings.hand-over')}
        </Button>
        <Button disabled={action.busy || Object.keys(wishes).length === 0} onClick={() => void again()}>
          {t('sitings.run.again')}
        </Button>
        <Button aria-pressed={asking} onClick={() => onAsking(!asking)}>
          {t('sitings.ask-map')}
        </Button>
      </div>
      {asking && <p className="small">{t('sitings.ask-map.hint')}</p>}
      <p className="soft small">{t('sitings.hand-over.what')}</p>
      {failure}
      <ConsideredNotes question={question} considered={result.considered} />
    </section>
  );
}
