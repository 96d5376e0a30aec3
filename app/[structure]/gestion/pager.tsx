import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'

type Props = { page: number; pages: number; hrefOf: (page: number) => string }

/** From one page of a list to the next. */
export function Pager({ page, pages, hrefOf }: Props) {
  const t = useTranslations('desk.orders')
  if (pages < 2) return null
  return (
    <nav aria-label={t('pages')} className="no-print flex flex-wrap items-center gap-4">
      {page > 1 ? (
        <LinkButton look="quiet" href={hrefOf(page - 1)}>
          {t('previous')}
        </LinkButton>
      ) : null}
      <p className="text-muted">{t('page', { page, pages })}</p>
      {page < pages ? (
        <LinkButton look="quiet" href={hrefOf(page + 1)}>
          {t('next')}
        </LinkButton>
      ) : null}
    </nav>
  )
}
