import { BadgeCheck, TriangleAlert } from 'lucide-react';
import { rootOfPath } from '#engines/publication/hash-tree.ts';
import type { FamilyReceipt } from '../../../api/client.ts';
import { Link } from '../../state/navigation.tsx';
import { useOrganisation, useWords } from '../../state/organisation.tsx';

/** The family's device hashes its row and follows the path to the published root. */
export function Proof({ receipt }: { receipt: FamilyReceipt }) {
  const { t } = useWords();
  const { id: organisationId } = useOrganisation();
  const { proof, publication } = receipt;
  const good = rootOfPath(proof.row, proof.index, proof.count, proof.path) === publication.root;
  return (
    <section>
      <p className={good ? 'family-proof' : 'family-proof bad'}>
        {good ? <BadgeCheck aria-hidden size={22} /> : <TriangleAlert aria-hidden size={22} />}
        <span>{good ? t('family.proof-good') : t('family.proof-bad')}</span>
      </p>
      <dl className="family-codes small">
        <dt>{t('family.proof-code')}</dt>
        <dd>
          <code>{proof.code}</code>
        </dd>
        <dt>{t('family.proof-root')}</dt>
        <dd>
          <code>{publication.root}</code>
        </dd>
      </dl>
      <p className="no-print">
        <a href="/check-result.html" download>
          {t('family.proof-file')}
        </a>
      </p>
      <p className="no-print">
        <Link to={{ room: 'look', organisationId, schoolId: null, published: true }}>{t('family.proof-public')}</Link>
      </p>
    </section>
  );
}
