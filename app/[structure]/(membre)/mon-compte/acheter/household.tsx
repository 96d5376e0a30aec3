import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { Shopper } from '@/lib/cart/queries'
import { ofName } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'

/** For each learner: until when they are a member, and until when the reduced price is theirs ([1.C1]). */
export function Household({ shoppers }: { shoppers: Shopper[] }) {
  const t = useTranslations('orders.shop')
  if (shoppers.length === 0) return <p className="mb-8 text-muted">{t('noLearner')}</p>
  return (
    <ul aria-label={t('household')} className="mb-8 grid gap-1.5">
      {shoppers.map((shopper) => (
        <Lines key={shopper.id} shopper={shopper} />
      ))}
    </ul>
  )
}

function Lines({ shopper }: { shopper: Shopper }) {
  const t = useTranslations('orders.shop')
  const { firstName: learner, isSelf, memberUntil, reducedUntil } = shopper
  const member = memberUntil
    ? `${t(isSelf ? 'memberSelf' : 'member', { ofLearner: ofName(learner), day: formatDay(memberUntil) })} ${t('renewal')}`
    : t(isSelf ? 'noMemberSelf' : 'noMember', { learner })
  return (
    <>
      <li className="flex items-start gap-2">
        <Icon name={memberUntil ? 'done' : 'info'} className={memberUntil ? 'mt-1 text-positive' : 'mt-1 text-info'} />
        <span>{member}</span>
      </li>
      {reducedUntil ? (
        <li className="flex items-start gap-2">
          <Icon name="ticket" className="mt-1 text-positive" />
          <span>{t('reduced', { learner, day: formatDay(reducedUntil) })}</span>
        </li>
      ) : null}
    </>
  )
}
