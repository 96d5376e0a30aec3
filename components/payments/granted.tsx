import { useTranslations } from 'next-intl'
import { SessionDates } from '@/components/places/session-dates'
import { Card } from '@/components/ui/card'
import { PunchCard } from '@/components/ui/punch-card'
import { formatDay } from '@/lib/core/formatting'
import type { OrderLine } from '@/lib/orders/queries'

/** What an order gave: memberships with their days, credits as cards to be punched. */
export function Granted({ lines, zone }: { lines: OrderLine[]; zone: string }) {
  const t = useTranslations('payments.done')
  return (
    <section aria-labelledby="acquis" className="grid gap-4">
      <h2 id="acquis">{t('granted')}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {lines.map((line) => (
          <GrantedLine key={line.id} line={line} zone={zone} />
        ))}
      </ul>
    </section>
  )
}

function GrantedLine({ line, zone }: { line: OrderLine; zone: string }) {
  const t = useTranslations('payments.done')
  const { grant } = line
  if (!grant) return null
  const until = formatDay(grant.validUntil)
  const isLater = grant.bookableFrom !== null && grant.bookableFrom > grant.validFrom
  return (
    <Card as="li" accent className="grid content-start gap-2">
      <h3 className="display text-xl">{line.name}</h3>
      <p className="text-sm text-muted">{t('for', { learner: line.learnerName })}</p>
      {line.kind === 'membership' ? (
        <p>{t('membership', { from: formatDay(grant.validFrom), until })}</p>
      ) : line.kind === 'gift' ? (
        <p>{t('gift', { until })}</p>
      ) : line.kind === 'group' ? (
        <>
          <p className="display text-3xl">{t('sessions', { count: line.sessions.length })}</p>
          <SessionDates sessions={line.sessions} zone={zone} />
          {grant.creditsLeft ? <p>{t('toPlace', { count: grant.creditsLeft })}</p> : null}
        </>
      ) : (
        <>
          <p className="display text-3xl">{t('credits', { count: grant.creditsLeft ?? line.credits })}</p>
          <PunchCard
            total={line.credits}
            taken={line.credits - (grant.creditsLeft ?? line.credits)}
            reserved={0}
            label={t('creditsLeft', { count: grant.creditsLeft ?? line.credits })}
          />
          <p>{t('validUntil', { day: until })}</p>
          {isLater ? <p>{t('bookableFrom', { day: formatDay(grant.bookableFrom!) })}</p> : null}
        </>
      )}
    </Card>
  )
}
