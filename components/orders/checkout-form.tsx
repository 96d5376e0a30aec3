import { useTranslations } from 'next-intl'
import { BillingFields } from '@/components/client-files/billing-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { isForBuyer } from '@/lib/cart/rules'
import type { Cart, CartLine } from '@/lib/cart/types'
import { formatDay } from '@/lib/core/formatting'
import { addDays, type Day } from '@/lib/core/time'
import { listOnlineMeans, timedLines, withdrawalDays } from '@/lib/orders/rules'
import type { OnlineMeans } from '@/lib/orders/types'
import { validateOrder } from '@/lib/payments/actions'
import { listSchedules } from '@/lib/schedules/rules'
import { formatPhone } from '@/lib/site/rules'
import type { StructureSettings } from '@/lib/structures/types'
import { MeansChoice } from './means-choice'

type Props = {
  structure: { slug: string; settings: Pick<StructureSettings, 'email' | 'phone' | 'money'> }
  /** The day of the order, in the structure's zone. */
  today: Day
  terms: { version: number; inForceFrom: Day }
  /** What the page shows: another cart at the click is shown again. */
  seen: string
  cart: Cart
}

/** 'Valider ma commande', with what the law wants read before ([6.L3] [1.D1]). */
export function CheckoutForm({ structure, today, terms, seen, cart }: Props) {
  const t = useTranslations('orders.checkout')
  const billing = useTranslations('people.billing')
  const { withdrawsDatedSessions } = structure.settings.money
  const isDated = (line: CartLine) => line.offer.kind === 'group'
  // What has dates of its own waits for no withdrawal, unless the structure gives one ([6.L2]).
  const waits = (line: CartLine) => line.offer.kind !== 'membership' && (withdrawsDatedSessions || !isDated(line))
  const isForOthers = cart.lines.filter(waits).every(({ offer }) => isForBuyer(offer))
  const firstFreeDay = formatDay(addDays(today, withdrawalDays + 1))
  const schedulesOf = (means: OnlineMeans) => listSchedules(timedLines(cart.lines, means), today)
  return (
    <ActionForm action={validateOrder}>
      <input type="hidden" name="structure" value={structure.slug} />
      <input type="hidden" name="seen" value={seen} />
      <h2 className="sr-only">{t('title')}</h2>
      {cart.totalCents > 0 ? (
        <MeansChoice
          means={listOnlineMeans(structure.settings.money)}
          schedules={{ card: schedulesOf('card'), cheque: schedulesOf('cheque') }}
          currency={cart.currency}
        />
      ) : null}
      {cart.totalCents > 0 ? (
        <Details summary={billing('elsewhere')}>
          <p className="mb-4 text-sm text-muted">{billing('elsewhereHelp')}</p>
          <BillingFields />
        </Details>
      ) : null}
      {cart.lines.some(waits) ? (
        <Checkbox
          name="immediate"
          label={t('immediate')}
          help={t(isForOthers ? 'immediateGiftHelp' : 'immediateHelp', { day: firstFreeDay })}
        />
      ) : null}
      <Withdrawal {...{ structure, today }} hasExempt={!withdrawsDatedSessions && cart.lines.some(isDated)} />
      <Checkbox
        name="terms"
        required
        label={t.rich('terms', {
          link: (words) => <a href={`/${structure.slug}/conditions-generales-de-vente`}>{words}</a>,
        })}
        help={t('termsVersion', { version: terms.version, day: formatDay(terms.inForceFrom) })}
      />
      <SubmitButton size="large" pendingLabel={t('pending')} className="w-full flex-col gap-0">
        <span className="block">{t('submit')}</span>
        <span className="block text-sm font-normal">{t('obligation')}</span>
      </SubmitButton>
    </ActionForm>
  )
}

function Withdrawal({ structure, today, hasExempt }: Pick<Props, 'structure' | 'today'> & { hasExempt: boolean }) {
  const t = useTranslations('orders.checkout')
  const { email, phone } = structure.settings
  const day = formatDay(addDays(today, withdrawalDays))
  return (
    <section className="grid gap-2 rounded-m bg-sunken px-4 py-3 text-sm">
      <h3 className="font-semibold">{t('withdrawalTitle')}</h3>
      <p>{t('withdrawal', { day, email, phone: formatPhone(phone) })}</p>
      <p>{t('withdrawalBegun')}</p>
      {hasExempt ? <p>{t('withdrawalDated')}</p> : null}
    </section>
  )
}
