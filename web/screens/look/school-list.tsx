import { Bike, Footprints, Info, Printer } from 'lucide-react';
import type { Level, NearestAnswer, Profile, SchoolSummary } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { sortRows } from '../../ui/sort-rows.ts';
import { Empty, Shown } from '../../ui/states.tsx';
import type { Home } from './home.ts';
import type { LookCalls } from './look-screen.tsx';
import { SchoolLine } from './school-line.tsx';

interface SchoolListProps {
  calls: LookCalls;
  home: Home | null;
  choice: {
    level: Level;
    setLevel: (level: Level) => void;
    profile: Profile;
    setProfile: (profile: Profile) => void;
  };
  onMore: (() => void) | null;
}

/** The schools of one level: by road distance once a home is known, else as the register has them. */
export function SchoolList({ calls, home, choice, onMore }: SchoolListProps) {
  const { t } = useWords();
  const { level } = choice;
  return (
    <section className="school-list">
      <ChoiceOfLevel choice={choice} withTravel={home !== null} />
      {home && <p className="print-only">{t('parents.printed-from', { place: home.label })}</p>}
      {home ? (
        <Shown call={calls.nearest} lines={10}>
          {(answer) => <NearestSchools answer={answer} level={level} onMore={onMore} />}
        </Shown>
      ) : (
        <Shown call={calls.schools} lines={10}>
          {({ schools }) =>
            schools.length === 0 ? <NoSchools level={level} /> : <SchoolsByName schools={schools} level={level} />
          }
        </Shown>
      )}
    </section>
  );
}

const shownByName = 30;

function SchoolsByName({ schools, level }: { schools: readonly SchoolSummary[]; level: Level }) {
  const { t, language } = useWords();
  const byName = sortRows(schools, (school) => school.name, false, language);
  const rest = byName.length - shownByName;
  return (
    <>
      <h2 className="list-title">
        {t('parents.list-plain', { count: schools.length, level: t(`common.level.${level}`).toLocaleLowerCase() })}
      </h2>
      <ul className="school-lines">
        {byName.slice(0, shownByName).map((school) => (
          <SchoolLine key={school.id} school={school} level={level} />
        ))}
      </ul>
      {rest > 0 && <p className="soft">{t('parents.list-plain.rest', { count: rest })}</p>}
    </>
  );
}

function NearestSchools({
  answer,
  level,
  onMore,
}: {
  answer: NearestAnswer;
  level: Level;
  onMore: (() => void) | null;
}) {
  const { t, n } = useWords();
  const count = answer.schools.length;
  if (count === 0) return <NoSchools level={level} />;
  return (
    <>
      <p className="notice not-assigned small">
        <Info aria-hidden size={18} />
        <span>{t('parents.not-assigned')}</span>
      </p>
      <h1 className="list-title">
        {t('parents.list-title', { count, level: t(`common.level.${level}`).toLocaleLowerCase() })}
      </h1>
      <Notes answer={answer} />
      <ol className="school-lines">
        {answer.schools.map((reach) => (
          <SchoolLine key={reach.school.id} school={reach.school} level={level} reach={reach} />
        ))}
      </ol>
      <Notes answer={answer} below />
      <div className="list-end no-print">
        {onMore && count >= 10 && <Button onClick={onMore}>{t('parents.more')}</Button>}
        <Button look="quiet" icon={<Printer aria-hidden size={18} />} onClick={() => window.print()}>
          {t('parents.print')}
        </Button>
      </div>
      <p className="soft small">
        {t('parents.snap-leg', { metres: n(answer.snap.metres, 0) })}. {t('common.version')}: {answer.networkVersion}
      </p>
    </>
  );
}

/** Notes on figures and tags of the list stand below it; those that may change what the family does, above. */
const footnotes = ['zone-by-neighbourhood', 'synthetic'];

/** What the reader must know about this answer, in sentences; a code from a newer server shows as it came. */
function Notes({ answer, below = false }: { answer: NearestAnswer; below?: boolean }) {
  const { code, n } = useWords();
  // The whole page already carries the stamp where the organisation is synthetic.
  const stamped = useOrganisation().synthetic;
  const all = answer.snap.offRoad ? [...new Set(['off-road', ...answer.notes])] : answer.notes;
  const notes = all.filter((note) => footnotes.includes(note) === below && !(stamped && note === 'synthetic'));
  return notes.map((note) => (
    <p key={note} className={note === 'synthetic' ? 'notice small hatched' : 'notice small'}>
      {code(`parents.note.${note}`, { metres: n(answer.snap.metres, 0) })}
    </p>
  ));
}

function NoSchools({ level }: { level: Level }) {
  const { t } = useWords();
  return (
    <Empty title={t('parents.list-empty', { level: t(`common.level.${level}`).toLocaleLowerCase() })}>
      {t('parents.list-empty.next')}
    </Empty>
  );
}

function ChoiceOfLevel({ choice, withTravel }: { choice: SchoolListProps['choice']; withTravel: boolean }) {
  const { t } = useWords();
  const { levels } = useOrganisation();
  const ways = [
    { value: 'walk', Icon: Footprints },
    { value: 'motorbike', Icon: Bike },
  ] as const;
  return (
    <div className="list-choices no-print">
      <Choice
        label={t('parents.level')}
        labelHidden={withTravel}
        value={choice.level}
        onChange={choice.setLevel}
        options={levels.map((value) => ({
          value,
          text: t(`parents.level-short.${value}`),
          mark: <LevelMark level={value} />,
        }))}
      />
      {withTravel && (
        <Choice
          label={t('parents.travel')}
          labelHidden
          value={choice.profile}
          onChange={choice.setProfile}
          options={ways.map(({ value, Icon }) => ({
            value,
            text: t(`common.${value}`),
            mark: <Icon aria-hidden size={20} />,
          }))}
        />
      )}
    </div>
  );
}
