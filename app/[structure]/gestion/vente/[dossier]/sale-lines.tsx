import { getTranslations } from 'next-intl/server'
import { StartLine } from '@/components/cart/start-line'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { CartLine } from '@/lib/cart/types'
import { ofName } from '@/lib/core/elision'
import { formatCents } from '@/lib/core/money'
import type { LoadedSale } from '@/lib/desk/queries/load-sale'
import { describeLines } from '@/lib/desk/rules'
import type { WantedLine } from '@/lib/desk/types'
import type { Structure } from '@/lib/structures/queries'

type Props = { path: string; sale: LoadedSale; wanted: readonly WantedLine[]; structure: Structure }

/** What is being sold, at its price of today, and what stands against it in words. */
export async function SaleLines({ path, sale, wanted, structure }: Props) {
  const t = await getTranslations('desk.sale')
  return (
    <Card as="section" aria-labelledby="achats" className="grid min-w-0 gap-4">
      <h2 id="achats" className="text-xl">
        {t('lines')}
      </h2>
      {sale.lines.length === 0 ? (
        <p className="text-muted">{t('nothing')}</p>
      ) : (
        <>
          <ul className="grid gap-4">
            {sale.lines.map((line) => (
              <SaleLine key={line.id} {...{ path, sale, wanted, structure, line }} />
            ))}
          </ul>
          <p className="flex justify-between gap-6 border-t border-line pt-3 font-semibold">
            {t('total')}
            <span className="display text-2xl">{formatCents(sale.totalCents, structure.currency)}</span>
          </p>
        </>
      )}
    </Card>
  )
}

async function SaleLine({ path, sale, wanted, structure, line }: Props & { line: CartLine }) {
  const t = await getTranslations('desk.sale')
  const without = wanted.filter((_, rank) => String(rank) !== line.id)
  const learner = line.learner?.firstName ?? ''
  return (
    <li className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="min-w-0">
          <span className="font-semibold">{line.offer.name}</span>{' '}
          <span className="text-muted">{t('forLearner', { learner })}</span>
        </p>
        <p className="flex flex-wrap items-baseline gap-x-4">
          {line.isReduced ? <span className="text-sm text-muted">{t('reduced')}</span> : null}
          <span className="display text-lg">{formatCents(line.priceCents, structure.currency)}</span>
          <a
            href={path + describeLines(without)}
            aria-label={t('removeLabel', { offer: line.offer.name, learner })}
            className="inline-flex min-h-11 items-center text-sm"
          >
            {t('remove')}
          </a>
        </p>
      </div>
      {line.plan ? (
        <StartLine path={path + describeLines(wanted, { date: line.id })} line={line} zone={structure.timeZone} />
      ) : null}
      <Problem {...{ path, sale, wanted, line }} />
    </li>
  )
}

async function Problem({ path, sale, wanted, line }: Omit<Props, 'structure'> & { line: CartLine }) {
  const code = sale.problems.find(({ lineId }) => lineId === line.id)?.code
  if (!code) return null
  const [t, refusals] = await Promise.all([getTranslations('desk.sale'), getTranslations('desk.refusals')])
  const learner = line.learner?.firstName ?? ''
  const membership = sale.offers.find(({ kind }) => kind === 'membership')
  const canAdd = code === 'membership_required' && membership && line.learner
  return (
    <Notice
      kind="warning"
      action={
        canAdd ? (
          <LinkButton
            look="quiet"
            href={path + describeLines([{ offerId: membership.id, learnerId: line.learner!.id }, ...wanted])}
          >
            {t('addMembership', { ofLearner: ofName(learner) })}
          </LinkButton>
        ) : undefined
      }
    >
      {refusals(code, { offer: line.offer.name, learner })}
    </Notice>
  )
}
