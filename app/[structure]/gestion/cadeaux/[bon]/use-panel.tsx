import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Select } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import type { Staff } from '@/lib/core/actor'
import { type DeskClient, findClient, searchClients } from '@/lib/desk/queries/list-clients'
import { redeemVoucherByOffice } from '@/lib/gifts/actions'
import { listBearers } from '@/lib/gifts/queries/find-voucher'
import type { Voucher } from '@/lib/gifts/types'
import { formatPhone } from '@/lib/site/rules'
import { Panel } from '../../commandes/[commande]/panel'
import { SearchBar } from '../../search-bar'

type Props = { voucher: Voucher; actor: Staff; slug: string; asked: { q: string; dossier: number | null } }

/** On the telephone: who calls, by name, or a new file for somebody without an account; then for whom the lessons are ([1.H8]). */
export async function UsePanel({ voucher, actor, slug, asked }: Props) {
  const t = await getTranslations('gifts.desk')
  const path = `/${slug}/gestion/cadeaux/${voucher.id}`
  const client = asked.dossier === null ? null : await findClient(actor, asked.dossier)
  if (client) return <UseFor voucher={voucher} client={client} slug={slug} path={path} />
  const clients = await searchClients(actor, asked.q)
  return (
    <Panel id="utiliser" title={t('use')}>
      <p className="text-muted">{t('useText')}</p>
      <SearchBar path={path} words={{ label: t('whoCalls'), button: t('search') }} search={asked.q} />
      {clients.length > 0 ? <Clients clients={clients} path={path} /> : null}
      {clients.length === 0 && asked.q !== '' ? <p role="status">{t('nobody')}</p> : null}
      <div>
        <LinkButton look="quiet" icon="plus" href={`/${slug}/gestion/vente/nouveau?bon=${voucher.id}`}>
          {t('newFile')}
        </LinkButton>
      </div>
    </Panel>
  )
}

async function Clients({ clients, path }: { clients: DeskClient[]; path: string }) {
  const t = await getTranslations('gifts.desk')
  return (
    <List label={t('clients')}>
      {clients.map(({ id, number, firstName, lastName, email, phone }) => {
        const name = `${firstName} ${lastName}`
        return (
          <ListItem
            key={id}
            aside={
              <LinkButton
                look="quiet"
                href={`${path}?dossier=${number}`}
                aria-label={t('chooseLabel', { name, number })}
              >
                {t('choose')}
              </LinkButton>
            }
          >
            <span className="font-semibold">{name}</span>
            <span className="block text-sm break-words text-muted">
              {[t('file', { number }), email, phone && formatPhone(phone)].filter(Boolean).join(' · ')}
            </span>
          </ListItem>
        )
      })}
    </List>
  )
}

type ForProps = { voucher: Voucher; client: DeskClient; slug: string; path: string }

async function UseFor({ voucher, client, slug, path }: ForProps) {
  const t = await getTranslations('gifts.desk')
  const learners = await listBearers(voucher.structureId, client.id)
  const options = learners.map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` }))
  return (
    <Panel id="utiliser" title={t('useFor', { name: `${client.firstName} ${client.lastName}`, number: client.number })}>
      <ActionForm action={redeemVoucherByOffice} className="max-w-[30rem]">
        <HiddenFields structure={slug} voucher={voucher.id} client={client.id} />
        <Select name="learner" label={t('forWhom')} options={options} defaultValue={options[0]?.value} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton size="large" pendingLabel={t('using')}>
            {t('submit')}
          </SubmitButton>
          <LinkButton look="quiet" size="large" href={path}>
            {t('other')}
          </LinkButton>
        </div>
      </ActionForm>
    </Panel>
  )
}
