import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { describeFilter } from '@/lib/desk/rules'
import type { OrderFilter } from '@/lib/desk/types'

type Props = { path: string; filter: OrderFilter; pages: number }

export function Pager({ path, filter, pages }: Props) {
  const t = useTranslations('desk.orders')
  if (pages < 2) return null
  const at = (page: number) => path + describeFilter({ ...filter, page })
  return (
    <nav aria-label={t('pages')} className="no-print flex flex-wrap items-center gap-4">
      {filter.page > 1 ? (
        <LinkButton look="quiet" href={at(filter.page - 1)}>
          {t('previous')}
        </LinkButton>
      ) : null}
      <p className="text-muted">{t('page', { page: filter.page, pages })}</p>
      {filter.page < pages ? (
        <LinkButton look="quiet" href={at(filter.page + 1)}>
          {t('next')}
        </LinkButton>
      ) : null}
    </nav>
  )
}
