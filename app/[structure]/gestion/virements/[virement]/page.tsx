import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'
import { matchTransfers, setTransferAside } from '@/lib/transfers/actions'
import { findTransfer, type TransferToMatch } from '@/lib/transfers/queries'
import { describeMatching, transferFilter } from '@/lib/transfers/schema'
import { PlanList } from '../plan-list'

type Props = {
  params: Promise<{ structure: string; virement: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('title') }
}

/** One transfer, matched by hand: numbers are typed, what they would receive is shown, then confirmed ([1.H3]). */
export default async function TransferPage({ params, searchParams }: Props) {
  const { structure: slug, virement } = await params
  const path = `/${slug}/gestion/virements`
  const { actor } = await requireStaff(slug, `${path}/${virement}`, moneyDesk)
  const { commandes = '' } = transferFilter.parse(await searchParams)
  const transfer = (await findTransfer(actor, virement, commandes)) ?? notFound()
  const t = await getTranslations('transfers.one')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={t('title', { amount: formatCents(transfer.amountCents, transfer.currency) })}
        lead={t('receivedOn', { day: formatNumericDay(transfer.bookedOn) })}
        className="pb-0"
      />
      <Facts transfer={transfer} />
      {transfer.status === 'unmatched' ? (
        <>
          <Choice slug={slug} transfer={transfer} typed={commandes} />
          <Aside slug={slug} id={transfer.id} />
        </>
      ) : (
        <Notice kind="info">{t(transfer.status)}</Notice>
      )}
    </div>
  )
}

async function Facts({ transfer }: { transfer: TransferToMatch }) {
  const t = await getTranslations('transfers')
  return (
    <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      <div className="min-w-0">
        <dt className="text-sm text-muted">{t('one.from')}</dt>
        <dd className="break-words">{transfer.payerName || t('waiting.noPayer')}</dd>
      </div>
      <div className="min-w-0">
        <dt className="text-sm text-muted">{t('one.text')}</dt>
        <dd className="break-words whitespace-pre-line">{transfer.remittance || '–'}</dd>
      </div>
    </dl>
  )
}

type ChoiceProps = { slug: string; transfer: TransferToMatch; typed: string }

async function Choice({ slug, transfer, typed }: ChoiceProps) {
  const t = await getTranslations('transfers.one')
  const { id, plan, seen, currency } = transfer
  return (
    <Card as="section" aria-labelledby="choisir" className="grid gap-4">
      <h2 id="choisir" className="text-xl">
        {t('forWhich')}
      </h2>
      <form className="grid gap-4 sm:max-w-md">
        <TextInput
          name="commandes"
          label={t('orders')}
          help={t('ordersHelp')}
          defaultValue={typed}
          error={typed && !plan ? t('unknown') : undefined}
          autoComplete="off"
        />
        <Button type="submit" look="quiet" className="justify-self-start">
          {t('show')}
        </Button>
      </form>
      {plan && seen ? (
        <ActionForm action={matchTransfers} key={seen}>
          <h3>{t('planTitle')}</h3>
          <PlanList slug={slug} plan={plan} currency={currency} />
          <HiddenFields
            structure={slug}
            match={describeMatching(
              id,
              seen,
              plan.shares.map(({ orderId }) => orderId),
            )}
          />
          <SubmitButton className="justify-self-start">{t('confirm')}</SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  )
}

async function Aside({ slug, id }: { slug: string; id: string }) {
  const t = await getTranslations('transfers.one')
  return (
    <Card as="section" aria-labelledby="mettre-de-cote" className="grid gap-3">
      <h2 id="mettre-de-cote" className="text-xl">
        {t('asideTitle')}
      </h2>
      <p className="text-muted">{t('asideText')}</p>
      <ActionForm action={setTransferAside}>
        <HiddenFields structure={slug} transfer={id} />
        <SubmitButton look="quiet" className="justify-self-start">
          {t('asideSubmit')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}
