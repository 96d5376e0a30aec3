import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { listFailingAddresses } from '@/lib/deliveries/queries/list-failures'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { JustDone } from '../just-done'
import { MessageTabs } from '../message-tabs'
import { FailingAddressCard } from './failing-address'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries.addresses'))('title') }
}

/** The addresses at which nothing arrives: corrected here, what was missed sent again with one click ([2.C2]). */
export default async function AddressesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/messages/adresses`
  const { actor, structure } = await requireStaff(slug, path, rights['messages.repair'])
  const [failing, t] = await Promise.all([listFailingAddresses(actor), getTranslations('deliveries.addresses')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <MessageTabs actor={actor} slug={slug} />
      <JustDone asked={await searchParams} />
      {failing.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {failing.map((address) => (
            <FailingAddressCard key={address.id} slug={slug} zone={structure.timeZone} failing={address} />
          ))}
        </ul>
      )}
    </div>
  )
}
