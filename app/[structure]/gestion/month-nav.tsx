import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'

type Step = { href: string; name: string }
type Props = { name: string; previous: Step; next: Step | null }

/** One month at a time, in the address. */
export function MonthNav({ name, previous, next }: Props) {
  const t = useTranslations('accounting')
  return (
    <nav aria-label={t('month')} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <a
        href={previous.href}
        aria-label={`${t('previous')} : ${previous.name}`}
        className="inline-flex min-h-11 items-center gap-1.5"
      >
        <Icon name="chevron-left" />
        {previous.name}
      </a>
      <p className="display text-xl first-letter:uppercase">{name}</p>
      {next ? (
        <a
          href={next.href}
          aria-label={`${t('next')} : ${next.name}`}
          className="inline-flex min-h-11 items-center gap-1.5"
        >
          {next.name}
          <Icon name="chevron-right" />
        </a>
      ) : null}
    </nav>
  )
}
