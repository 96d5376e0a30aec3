import { useTranslations } from 'next-intl'
import { OrderButtons } from '../ordering'

/** The one form of an ordered list of the settings. */
export const orderForm = 'ordre'

/** A row's place in such a list. */
export function OrderOf({ id, name }: { id: string; name: string }) {
  const t = useTranslations('school.order')
  const labels = { up: t('up', { name }), down: t('down', { name }), drag: t('drag', { name }) }
  return <OrderButtons form={orderForm} row={{ id }} labels={labels} />
}
