import { getTranslations } from 'next-intl/server'
import { NotFoundScene } from '@/components/site/not-found-scene'
import { WayOut } from './way-out'

/** A page of a structure that doesn't exist. Next gives it no parameters: the links read the address. */
export default async function NotFound() {
  const t = await getTranslations('site.notFound')
  return (
    <NotFoundScene>
      <WayOut home={t('home')} contact={t('contact')} />
    </NotFoundScene>
  )
}
