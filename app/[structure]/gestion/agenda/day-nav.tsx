import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { controlClass } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { addDays } from '@/lib/core/time'
import { agendaAddress } from './addresses'
import type { AgendaOf } from './agenda-of'

/** From a day or a week to the next, back to today, or to any day: links and a plain form, which need no script. */
export function DayNav({ of }: { of: AgendaOf }) {
  const { slug, search, day, today } = of
  const t = useTranslations('teaching')
  const isWeek = search.vue === 'semaine'
  const step = isWeek ? 7 : 1
  const words = isWeek ? ('week' as const) : ('day' as const)
  const hrefOf = (jour: string) => agendaAddress(slug, search, { jour: jour === today ? undefined : jour })
  return (
    <div className="no-print flex flex-wrap items-end gap-x-4 gap-y-3">
      <nav aria-label={t(`${words}.nav`)} className="flex flex-wrap gap-2">
        <Arrow href={hrefOf(addDays(day, -step))} label={t(`${words}.previous`)} icon="chevron-left" />
        <Link
          href={hrefOf(today)}
          aria-current={day === today ? 'true' : undefined}
          className={buttonClass(day === today ? 'primary' : 'quiet')}
        >
          {t('day.today')}
        </Link>
        <Arrow href={hrefOf(addDays(day, step))} label={t(`${words}.next`)} icon="chevron-right" />
      </nav>
      <JumpTo of={of} />
      <Views of={of} />
    </div>
  )
}

function Arrow({ href, label, icon }: { href: string; label: string; icon: 'chevron-left' | 'chevron-right' }) {
  return (
    <Link href={href} aria-label={label} className={buttonClass('quiet', 'normal', 'min-w-11 !px-0')}>
      <Icon name={icon} />
    </Link>
  )
}

function JumpTo({ of: { slug, search, day } }: { of: AgendaOf }) {
  const t = useTranslations('teaching.day')
  const kept = new URLSearchParams(agendaAddress(slug, search, { jour: undefined }).split('?')[1])
  return (
    <form action={`/${slug}/gestion/agenda`} className="flex items-center gap-2 max-sm:order-last">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="jour" className="text-sm text-muted">
        {t('jump')}
      </label>
      <input
        key={day}
        id="jour"
        name="jour"
        type="date"
        required
        defaultValue={day}
        className={cx(controlClass, '!w-auto')}
      />
      <Button type="submit" look="quiet">
        {t('go')}
      </Button>
    </form>
  )
}

function Views({ of: { slug, search } }: { of: AgendaOf }) {
  const t = useTranslations('teaching.views')
  return (
    <nav aria-label={t('label')} className="flex overflow-hidden rounded-full border border-line-strong sm:ml-auto">
      {(['jour', 'semaine'] as const).map((vue) => (
        <Link
          key={vue}
          href={agendaAddress(slug, search, { vue })}
          aria-current={search.vue === vue ? 'true' : undefined}
          className={cx(
            'flex min-h-11 items-center px-4 no-underline focus-visible:outline-offset-[-3px]',
            search.vue === vue
              ? 'bg-accent font-semibold text-accent-ink hover:text-accent-ink'
              : 'text-ink hover:bg-accent-soft',
          )}
        >
          {t(vue)}
        </Link>
      ))}
    </nav>
  )
}
