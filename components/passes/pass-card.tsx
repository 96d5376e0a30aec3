import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { placePath, teacherPath } from '@/components/bookings/paths'
import { buttonClass } from '@/components/ui/button'
import { Card, Tag } from '@/components/ui/card'
import { Figure, Figures } from '@/components/ui/figure'
import { Notice } from '@/components/ui/notice'
import { PunchCard } from '@/components/ui/punch-card'
import { formatDay, formatNumericDay } from '@/lib/core/formatting'
import { type Day, daysBetween } from '@/lib/core/time'
import type { PassSummary } from '@/lib/passes/queries'
import { firstDayOf } from '@/lib/passes/rules'

type Props = { slug: string; pass: PassSummary; today: Day; showsLearner: boolean }

/** Days before its end from which a pass with lessons left says so. */
const soonDays = 14

/** A pass as a punched card with its figures ([1.G2]). */
export async function PassCard({ slug, pass, today, showsLearner }: Props) {
  const t = await getTranslations('passes')
  const { figures } = pass
  const daysLeft = daysBetween(today, pass.validUntil)
  return (
    <Card as="article" className="flex flex-col gap-4 shadow-card">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3>
          {pass.name}
          {showsLearner ? (
            <span className="font-normal text-muted"> {t('forLearner', { name: pass.learnerFirstName })}</span>
          ) : null}
        </h3>
        {!pass.isGroup && daysLeft <= soonDays && figures.remaining > 0 ? (
          <Tag kind="warning">{t('endsSoon', { count: daysLeft })}</Tag>
        ) : null}
      </header>
      <PunchCard
        total={figures.granted}
        taken={figures.taken}
        reserved={figures.reserved}
        label={t('card', { ...figures })}
      />
      <Figures>
        <Figure value={figures.taken} label={t('taken', { count: figures.taken })} />
        <Figure value={figures.reserved} label={t('reserved', { count: figures.reserved })} />
        <Figure value={figures.remaining} label={t('remaining', { count: figures.remaining })} />
        {pass.isGroup ? (
          <Figure value={pass.postponementsLeft} label={t('postponements', { count: pass.postponementsLeft })} />
        ) : (
          <Figure value={formatNumericDay(pass.validUntil)} label={t('expiry')} />
        )}
      </Figures>
      {firstDayOf(pass) > today ? (
        <p className="text-sm text-muted">{t('from', { day: formatDay(firstDayOf(pass)) })}</p>
      ) : null}
      {pass.frozen && pass.frozen.until >= today ? (
        <Notice kind="info">
          {t('frozen', { from: formatDay(pass.frozen.from), until: formatDay(pass.frozen.until) })}
        </Notice>
      ) : null}
      {pass.refusal === 'payment_due' ? <Notice kind="warning">{t('refusals.payment_due')}</Notice> : null}
      {pass.refusal === null && pass.mayBook ? (
        <p className="mt-auto pt-1">
          <Link
            href={pass.isGroup ? placePath(slug, pass.id) : teacherPath(slug, pass.id)}
            aria-label={t(pass.isGroup ? 'placeOn' : 'bookOn', { name: pass.name })}
            className={buttonClass('quiet')}
          >
            {t(pass.isGroup ? 'place' : 'book')}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}
