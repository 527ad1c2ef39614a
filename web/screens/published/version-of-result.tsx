import { Download } from 'lucide-react';
import type { Publication } from '../../../api/client.ts';
import { useOrganisation, useWords } from '../../state/organisation.tsx';
import { publicFile } from './calls.ts';

/** One version of a result as it was published: counts, why it came, its codes, and the file to check it by. */
export function VersionOfResult({ publication, inForce }: { publication: Publication; inForce: boolean }) {
  const { t, n, date } = useWords();
  const { id } = useOrganisation();
  const { version, counts, reason, approvals, publishedAt, publicSha256, root } = publication;
  const names = approvals.map(({ name }) => name).join(', ');
  return (
    <li className="season-version">
      <p>
        <b>{t('season.version-title', { version })}</b>{' '}
        <span className={inForce ? 'tag status-done' : 'tag'}>
          {t(inForce ? 'season.version-in-force' : 'season.version-old')}
        </span>
      </p>
      <p className="figures">
        {publishedAt && `${t('season.version-on', { date: date(publishedAt) })} · `}
        {t('season.version-counts', { placed: n(counts.placed, 0), applicants: n(counts.applicants, 0) })}
      </p>
      {reason && <p>{t('season.version-reason', { reason })}</p>}
      {names && <p>{t('season.approvals', { names })}</p>}
      <dl className="seals">
        <div>
          <dt>{t('published.file-code')}</dt>
          <dd>
            <code className="small">{publicSha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t('family.proof-root')}</dt>
          <dd>
            <code className="small">{root}</code>
          </dd>
        </div>
      </dl>
      <a className="button" href={publicFile(id, publication.id)} download>
        <Download aria-hidden size={18} /> {t('published.file')}
      </a>
    </li>
  );
}
