import { getTranslations } from 'next-intl/server'
import { formatInstant } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { listBalances } from '@/lib/removals/rules'
import type { Balance, RemovalFacts } from '@/lib/removals/types'

type Props = { facts: RemovalFacts; currency: string; zone: string; obstacle: 'balance' | 'engaged' }

const isMoney = (balance: Balance) => balance === 'dueCents' || balance === 'creditCents'

/** What stands against a removal: what is owed, or what is to come, in a list ([2.A6]). */
export async function Obstacles({ facts, currency, zone, obstacle }: Props) {
  const [balances, engagements] = await Promise.all([
    getTranslations('removals.balances'),
    getTranslations('removals.engagements'),
  ])
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {obstacle === 'balance'
        ? listBalances(facts).map((balance) => (
            <li key={balance}>
              {balances(
                balance,
                isMoney(balance) ? { amount: formatCents(facts[balance], currency) } : { count: facts[balance] },
              )}
            </li>
          ))
        : facts.engagements.map(({ kind, name, startsAt }) => (
            <li key={`${kind}.${startsAt.getTime()}.${name}`}>
              {engagements(kind, { name, when: formatInstant(startsAt, zone) })}
            </li>
          ))}
    </ul>
  )
}
