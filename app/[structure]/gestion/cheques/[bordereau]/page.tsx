import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Table, Td, Th } from '@/components/ui/table'
import { findSlip, type ListedCheque } from '@/lib/cheques/queries/list-deposits'
import { formatLongDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { requireStaff } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { moneyDesk } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'

type Props = {
  params: Promise<{ structure: string; bordereau: string }>
  searchParams: Promise<{ fait?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cheques.slip'))('title') }
}

/** The slip that goes to the bank with its cheques, made to be printed ([1.H3]). */
export default async function SlipPage({ params, searchParams }: Props) {
  const { structure: slug, bordereau } = await params
  const path = `/${slug}/gestion/cheques`
  const { actor, structure } = await requireStaff(slug, `${path}/${bordereau}`, moneyDesk)
  const slip = (await findSlip(actor, bordereau)) ?? notFound()
  const t = await getTranslations('cheques.slip')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={
          <a className="no-print" href={path}>
            {t('back')}
          </a>
        }
        title={t('title')}
        lead={t('lead', { day: formatLongDay(slip.depositedOn) })}
        className="pb-0"
      />
      {(await searchParams).fait ? (
        <Notice kind="positive" role="status" className="no-print">
          {t('done')}
        </Notice>
      ) : null}
      <p className="no-print text-muted">{t('print')}</p>
      <Account structure={structure} />
      <Cheques cheques={slip.cheques} totalCents={slip.totalCents} currency={structure.currency} />
      <p className="mt-8 border-t border-line pt-2 text-sm text-muted sm:w-80">{t('signature')}</p>
    </div>
  )
}

async function Account({ structure }: { structure: Structure }) {
  const t = await getTranslations('cheques.slip')
  const { holder, name, iban, bic } = structure.settings.money.bank
  return (
    <div>
      <p className="text-sm text-muted">{t('account')}</p>
      <p className="font-semibold">{holder}</p>
      <p>{[name, iban, bic].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

type ChequesProps = { cheques: ListedCheque[]; totalCents: number; currency: string }

async function Cheques({ cheques, totalCents, currency }: ChequesProps) {
  const t = await getTranslations('cheques.slip')
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <Th numeric>{t('rank')}</Th>
          <Th>{t('drawer')}</Th>
          <Th>{t('bank')}</Th>
          <Th>{t('number')}</Th>
          <Th numeric>{t('amount')}</Th>
        </tr>
      </thead>
      <tbody>
        {cheques.map(({ id, drawer, client, orderNumber, bank, number, amountCents }, index) => (
          <tr key={id}>
            <Td numeric>{index + 1}</Td>
            <Td>
              {drawer || client}
              <span className="block text-sm text-muted">{formatOrderNumber(orderNumber)}</span>
            </Td>
            <Td>{bank || '–'}</Td>
            <Td>{number || '–'}</Td>
            <Td numeric>{formatCents(amountCents, currency)}</Td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <Td colSpan={4}>{t('count', { count: cheques.length })}</Td>
          <Td numeric>{formatCents(totalCents, currency)}</Td>
        </tr>
      </tfoot>
    </Table>
  )
}
