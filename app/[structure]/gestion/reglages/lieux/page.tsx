import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { requireStaff } from '@/lib/gate/actor'
import { orderPlacesAction } from '@/lib/school/actions'
import { listDeskPlaces } from '@/lib/school/queries/list-places'
import { schoolSearch } from '@/lib/school/schema'
import type { DeskPlace } from '@/lib/school/types'
import { rights } from '@/lib/staff/types'
import { OrderForm } from '../../ordering'
import { Done } from '../done'
import { OrderOf, orderForm } from '../order-of'
import { SettingsHeader } from '../settings-header'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.places'))('title') }
}

/** Where lessons are given, in the order of the public pages ([2.F3]). */
export default async function PlacesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/lieux`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const { fait } = schoolSearch.parse(await searchParams)
  const [places, t] = await Promise.all([listDeskPlaces(structure.id), getTranslations('school.places')])
  const add = (
    <LinkButton href={`${path}/nouveau`} icon="plus">
      {t('add')}
    </LinkButton>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <SettingsHeader slug={slug} title={t('title')} lead={t('lead')} actions={add} />
      <Done done={fait} />
      {places.length === 0 ? (
        <EmptyState icon="map-pin" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <OrderForm id={orderForm} slug={slug} action={orderPlacesAction} />
          <PlaceTable path={path} rows={places} />
        </>
      )}
    </div>
  )
}

function PlaceTable({ path, rows }: { path: string; rows: DeskPlace[] }) {
  const t = useTranslations('school')
  const columns: Column<DeskPlace>[] = [
    {
      key: 'name',
      label: t('places.place'),
      cell: ({ id, name, address }) => (
        <>
          <a href={`${path}/${id}`} className="font-semibold">
            {name}
          </a>
          <span className="block text-sm text-muted">{address}</span>
        </>
      ),
    },
    {
      key: 'rooms',
      label: t('places.rooms'),
      cell: ({ rooms }) => t('places.roomCount', { count: rooms.length }),
    },
    { key: 'order', label: t('order.label'), cell: ({ id, name }) => <OrderOf id={id} name={name} /> },
  ]
  return <Records caption={t('places.caption')} columns={columns} rows={rows} />
}
