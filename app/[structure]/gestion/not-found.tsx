import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/page-header'

/** Also what whoever isn’t of the office, or holds another role, sees of its pages ([6.S1]). */
export default function OfficeNotFound() {
  const t = useTranslations('accounts.errors')
  return (
    <div className="page py-12 sm:py-20">
      <EmptyState icon="search" title={<h1 className="text-2xl">{t('notFoundTitle')}</h1>}>
        {t('notFoundText')}
      </EmptyState>
    </div>
  )
}
