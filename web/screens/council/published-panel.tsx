import { useState } from 'react';
import type { Period, Publication, Run } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { type Call, useCall } from '../../state/use-call.ts';
import { Shown } from '../../ui/states.tsx';
import { PublishForm } from './publish-form.tsx';
import { PublishingWork } from './publishing-work.tsx';
import { RoundForm } from './round-form.tsx';
import { listPublications } from './season-calls.ts';
import { VersionLine } from './version-line.tsx';

interface PublishedPanelProps {
  period: Period;
  runs: Call<{ runs: Run[] }>;
}

/** What the public reads of a period: publish, correct with two approvals, and every version there was. */
export function PublishedPanel({ period, runs }: PublishedPanelProps) {
  const { t } = useWords();
  const { id } = useOrganisation();
  const publications = useCall(`${id} ${period.id}`, (signal) => listPublications(id, period.id, signal));
  return (
    <div className="stack">
      <p className="soft">{t('season.publish-what')}</p>
      <Shown call={publications}>
        {(answer) => {
          const inForce = answer.publications.find(({ status }) => status === 'published');
          return (
            <div className="stack">
              <PublishNext
                period={period}
                runs={runs}
                versions={answer.publications}
                inForce={inForce}
                onEnded={publications.reload}
              />
              {inForce && <AfterMainRun />}
              {inForce && <RoundForm period={period} inForce={inForce} />}
              {inForce && (
                <Link to={{ room: 'classes', organisationId: id, planId: null }}>{t('season.to-classes')}</Link>
              )}
              {answer.publications.length > 0 && <h3>{t('season.versions')}</h3>}
              <ul className="run-list">
                {answer.publications.map((publication) => (
                  <VersionLine
                    key={publication.id}
                    publication={publication}
                    inForce={publication.id === inForce?.id}
                    onChanged={publications.reload}
                  />
                ))}
              </ul>
            </div>
          );
        }}
      </Shown>
    </div>
  );
}

interface PublishNextProps extends PublishedPanelProps {
  versions: readonly Publication[];
  inForce: Publication | undefined;
  onEnded: () => void;
}

/** The work of publishing while it goes on, and the form for the next version while it does not. */
function PublishNext({ period, runs, versions, inForce, onEnded }: PublishNextProps) {
  /** How often work was begun from this page: each is followed anew. */
  const [began, setBegan] = useState(0);
  const [moving, setMoving] = useState(false);
  const begin = () => {
    setMoving(true);
    setBegan((times) => times + 1);
  };
  return (
    <>
      <PublishingWork key={began} period={period} begun={began > 0} onEnded={onEnded} onMoving={setMoving} />
      {!moving && (
        <Shown call={runs}>
          {({ runs: list }) => (
            <PublishForm
              period={period}
              // A proposal is decided before there is another.
              runs={versions.some(({ status }) => status === 'proposed') ? [] : list}
              inForce={inForce}
              onBegun={begin}
            />
          )}
        </Shown>
      )}
    </>
  );
}

const promises = ['decline', 'late', 'round', 'appeal', 'correction'] as const;

/** What nobody can lose by what comes after the main run. */
function AfterMainRun() {
  const { t } = useWords();
  return (
    <section>
      <h3>{t('appeals.after-title')}</h3>
      <ul className="rule-changes">
        {promises.map((promise) => (
          <li key={promise}>{t(`appeals.after-${promise}`)}</li>
        ))}
      </ul>
    </section>
  );
}
