import { LinkButton } from '@/components/ui/button'
import type { IconName } from '@/components/ui/icon'
import { EmptyState } from '@/components/ui/page-header'

type Word = 'empty' | 'emptyText' | 'none' | 'noneText' | 'clear'
type Props = { t: (word: Word) => string; icon: IconName; path: string; isNarrowed: boolean }

/** A list without a row: nothing was found, with the way back to all of it, or there is nothing yet. */
export function NoRows({ t, icon, path, isNarrowed }: Props) {
  if (!isNarrowed) {
    return (
      <EmptyState icon={icon} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon="search" title={t('none')} action={<LinkButton href={path}>{t('clear')}</LinkButton>}>
      {t('noneText')}
    </EmptyState>
  )
}
