import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Quota } from '../../../api/client.ts';
import { useWords } from '../../state/organisation.tsx';
import { Combobox } from '../../ui/combobox.tsx';

const mostSchools = 12;

interface SchoolChoiceProps {
  quotas: readonly Quota[];
  schoolId: string;
  onChoose: (schoolId: string) => void;
}

/** A school of the period, found by a few letters of its name or code. */
export function SchoolChoice({ quotas, schoolId, onChoose }: SchoolChoiceProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const chosen = quotas.find((quota) => quota.schoolId === schoolId);
  const wanted = fold(text);
  const found = quotas
    .filter((quota) => fold(`${quota.schoolName} ${quota.schoolId}`).includes(wanted))
    .slice(0, mostSchools);
  return (
    <Combobox
      label={t('season.decision-school')}
      placeholder={t('season.decision-school.hint')}
      icon={<Search aria-hidden size={18} />}
      text={chosen?.schoolName ?? text}
      onText={(next) => {
        setText(next);
        onChoose('');
      }}
      options={found}
      optionKey={(quota) => quota.schoolId}
      renderOption={(quota) => (
        <>
          {quota.schoolName} <span className="soft small">{quota.communeName ?? quota.schoolId}</span>
        </>
      )}
      onChoose={(quota) => {
        setText(quota.schoolName);
        onChoose(quota.schoolId);
      }}
      status={t('season.decision-schools-found', { count: found.length })}
    />
  );
}

/** Letters without their marks, so that "phan van tri" finds "Phan Văn Trị". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim();
}
