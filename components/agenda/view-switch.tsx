import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cx } from '@/components/ui/cx'

type View = 'grille' | 'liste'

/** The same week as a grid or as a list ([6.A1]). */
export async function ViewSwitch({
  view,
  hrefOf,
  className,
}: {
  view: View
  hrefOf: (view: View) => Route
  className: string
}) {
  const t = await getTranslations('agenda')
  const views = [
    { key: 'grille', label: t('grid') },
    { key: 'liste', label: t('list') },
  ] as const
  return (
    <nav aria-label={t('view')} className={cx('overflow-hidden rounded-full border border-line-strong', className)}>
      {views.map(({ key, label }) => (
        <Link
          key={key}
          href={hrefOf(key)}
          scroll={false}
          aria-current={view === key ? 'true' : undefined}
          className={cx(
            'flex min-h-11 items-center px-4 no-underline focus-visible:outline-offset-[-3px]',
            view === key
              ? 'bg-accent font-semibold text-accent-ink hover:text-accent-ink'
              : 'text-ink hover:bg-accent-soft',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
