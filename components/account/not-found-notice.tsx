import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/page-header'

/** What somebody sees of a page that doesn't exist, or that isn't theirs ([0.I9] [6.S1]). */
export function NotFoundNotice() {
  const t = useTranslations('accounts.errors')
  return (
    <div className="page py-12 sm:py-20">
      <EmptyState icon="search" title={<h1 className="text-2xl">{t('notFoundTitle')}</h1>}>
        {t('notFoundText')}
      </EmptyState>
    </div>
  )
}
