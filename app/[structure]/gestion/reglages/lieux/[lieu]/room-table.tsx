import { useTranslations } from 'next-intl'
import { type Column, Records } from '@/components/ui/records'
import { orderRoomsAction } from '@/lib/school/actions'
import type { DeskPlace, DeskRoom } from '@/lib/school/types'
import { OrderForm } from '../../../ordering'
import { OrderOf, orderForm } from '../../order-of'

/** The rooms of a place, each with a page of its own. */
export function RoomTable({ slug, place }: { slug: string; place: DeskPlace }) {
  const t = useTranslations('school')
  const path = `/${slug}/gestion/reglages/lieux/${place.id}`
  const columns: Column<DeskRoom>[] = [
    {
      key: 'name',
      label: t('rooms.name'),
      cell: ({ id, name }) => (
        <a href={`${path}/${id}`} className="font-semibold">
          {name}
        </a>
      ),
    },
    { key: 'capacity', label: t('rooms.capacity'), numeric: true, cell: ({ capacity }) => capacity },
    {
      key: 'rental',
      label: t('rooms.rental'),
      cell: ({ isRentable }) => t(isRentable ? 'rooms.rentable' : 'rooms.notRentable'),
    },
    { key: 'order', label: t('order.label'), cell: ({ id, name }) => <OrderOf id={id} name={name} /> },
  ]
  return (
    <>
      <OrderForm id={orderForm} slug={slug} action={orderRoomsAction} also={{ place: place.id }} />
      <Records caption={t('rooms.caption')} columns={columns} rows={place.rooms} />
    </>
  )
}
