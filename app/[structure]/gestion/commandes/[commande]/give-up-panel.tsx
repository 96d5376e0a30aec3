import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatCents } from '@/lib/core/money'
import { giveUpOrderAction } from '@/lib/desk/actions'
import { listDeskPayments } from '@/lib/desk/queries/get-order'
import { sumReceived } from '@/lib/payments/rules'
import { Panel, type PanelProps } from './panel'

/** An order that waits and that nobody wants any longer, with what becomes of the money that came for it ([1.D7] [6.R9]). */
export async function GiveUpPanel({ actor, structure, order }: PanelProps) {
  if (order.status !== 'pending') return null
  const [payments, t] = await Promise.all([listDeskPayments(actor, order.id), getTranslations('desk.order.giveUp')])
  const received = sumReceived(payments)
  const hasCheque = payments.some(({ status }) => status === 'received')
  return (
    <Panel id="annuler" title={t('title')}>
      <Details summary={t('open')}>
        <ActionForm action={giveUpOrderAction} className="sm:max-w-2xl">
          <HiddenFields structure={structure.slug} number={String(order.number)} />
          <p>
            {t('what')} {received > 0 ? t('credit', { amount: formatCents(received, order.currency) }) : null}{' '}
            {hasCheque ? t('cheques') : null}
          </p>
          <SubmitButton look="danger" className="justify-self-start">
            {t('submit', { number: order.number })}
          </SubmitButton>
        </ActionForm>
      </Details>
    </Panel>
  )
}
