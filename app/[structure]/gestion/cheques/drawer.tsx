import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { depositTicked } from '@/lib/cheques/actions'
import type { ListedCheque } from '@/lib/cheques/queries/list-deposits'
import { ofName } from '@/lib/core/elision'
import { formatLongDay, formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { Day } from '@/lib/core/time'
import { formatOrderNumber } from '@/lib/orders/rules'

type Props = { slug: string; cheques: ListedCheque[]; today: Day }

/** The cheques received, by the day on which they go to the bank; those of today and before are ticked ([1.H3]). */
export function Drawer({ slug, cheques, today }: Props) {
  const t = useTranslations('cheques.drawer')
  const due = cheques.filter(({ depositOn }) => depositOn <= today)
  const laterDays = [...new Set(cheques.map(({ depositOn }) => depositOn))].filter((day) => day > today)
  return (
    // A key: what is deposited leaves the list, and the boxes begin anew.
    <ActionForm action={depositTicked} id="remise" key={cheques.map(({ id }) => id).join()}>
      <HiddenFields structure={slug} />
      <div id="remise-cheque" tabIndex={-1} className="grid min-w-0 gap-6">
        {due.length > 0 ? <Group slug={slug} title={t('today')} cheques={due} isTicked /> : null}
        {laterDays.map((day) => (
          <Group
            key={day}
            slug={slug}
            title={formatLongDay(day)}
            cheques={cheques.filter(({ depositOn }) => depositOn === day)}
          />
        ))}
      </div>
      <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
    </ActionForm>
  )
}

type GroupProps = { slug: string; title: string; cheques: ListedCheque[]; isTicked?: boolean }

function Group({ slug, title, cheques, isTicked = false }: GroupProps) {
  const t = useTranslations('cheques.drawer')
  const total = cheques.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const currency = cheques[0]!.currency
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="first-letter:uppercase">{title}</span>
        <span className="text-base text-muted">
          {t('total', { count: cheques.length, amount: formatCents(total, currency) })}
        </span>
      </h2>
      <ul className="divide-y divide-line rounded-m border border-line bg-surface">
        {cheques.map((cheque) => (
          <li key={cheque.id}>
            <Row slug={slug} cheque={cheque} isTicked={isTicked} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ slug, cheque, isTicked }: { slug: string; cheque: ListedCheque; isTicked: boolean }) {
  const t = useTranslations('cheques.drawer')
  const amount = formatCents(cheque.amountCents, cheque.currency)
  const order = formatOrderNumber(cheque.orderNumber)
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <input
        type="checkbox"
        name="cheque"
        value={cheque.id}
        defaultChecked={isTicked}
        aria-label={t('tick', { amount, ofClient: ofName(cheque.client) })}
        className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
      />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-medium break-words">{cheque.drawer || cheque.client}</span>
        <span className="text-sm text-muted">
          <a href={`/${slug}/gestion/commandes/${order}`}>{order}</a> · {t('dated')} {formatNumericDay(cheque.datedOn)}
          {cheque.number ? ` · ${cheque.number}` : ''}
          {cheque.bank ? ` · ${cheque.bank}` : ''}
        </span>
      </span>
      <span className="display text-lg whitespace-nowrap">{amount}</span>
    </div>
  )
}
