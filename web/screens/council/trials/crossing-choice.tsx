import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Crossing } from '../../../../api/client.ts';
import { useOrganisation, useWords, type Words } from '../../../state/organisation.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { Shown } from '../../../ui/states.tsx';
import { listCrossings } from './calls.ts';
import { writePoint } from './read-point.ts';

const mostShown = 12;

interface CrossingChoiceProps {
  /** What is closed already, in the words of its line. */
  closed: readonly string[];
  onClose: (crossing: Crossing, name: string) => void;
}

/** A ferry or bridge of the map, found by its name and closed whole. */
export function CrossingChoice({ closed, onClose }: CrossingChoiceProps) {
  const words = useWords();
  const { t } = words;
  const { id } = useOrganisation();
  const [text, setText] = useState('');
  const crossings = useCall(id, (signal) => listCrossings(id, signal));
  return (
    <Shown call={crossings} lines={1}>
      {(answer) => {
        const wanted = fold(text);
        const found = answer.crossings
          .map((crossing) => ({ crossing, name: sayCrossing(words, crossing, answer.crossings) }))
          .filter(({ name }) => fold(name).includes(wanted) && !closed.includes(closedName(words, name)));
        return (
          <Combobox
            label={t('trials.crossing')}
            placeholder={t('trials.crossing.hint')}
            icon={<Search aria-hidden size={18} />}
            text={text}
            onText={setText}
            options={found.slice(0, mostShown)}
            optionKey={({ name }) => name}
            renderOption={({ name }) => name}
            onChoose={({ crossing, name }) => {
              onClose(crossing, closedName(words, name));
              setText('');
            }}
            status={t('trials.crossings-found', { count: found.length })}
          />
        );
      }}
    </Shown>
  );
}

/** Its own name; where it lies too, for one without a name or of a name that several bear. */
function sayCrossing({ t }: Words, { kind, name, lines }: Crossing, all: readonly Crossing[]): string {
  if (name !== '' && all.filter((other) => other.name === name).length === 1) return name;
  const place = writePoint(lines[0][Math.floor(lines[0].length / 2)]);
  return t('trials.crossing-line', { name: name === '' ? t(`trials.crossing.${kind}`) : name, place });
}

function closedName({ t }: Words, name: string): string {
  return t('trials.crossing-closed', { name });
}

/** Letters without their marks, so that "cau vong" finds "Cầu Vồng". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
}
