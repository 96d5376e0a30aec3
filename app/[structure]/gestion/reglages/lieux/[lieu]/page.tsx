import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { addRoomAction, changePlaceAction, removePlaceAction } from '@/lib/school/actions'
import { findDeskPlace } from '@/lib/school/queries/list-places'
import { checkPlaceRemoval, fingerprintTerms, termsOfPlace } from '@/lib/school/rules'
import { schoolSearch } from '@/lib/school/schema'
import { rights } from '@/lib/staff/types'
import { Panel } from '../../../panel'
import { Done } from '../../done'
import { RemovePanel } from '../../remove-panel'
import { PlaceForm } from '../place-form'
import { RoomForm } from '../room-form'
import { RoomTable } from './room-table'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; lieu: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.places'))('title') }
}

/** A place: what is said of it, and its rooms ([2.F3]). */
export default async function PlacePage({ params, searchParams }: Props) {
  const { structure: slug, lieu } = await params
  const path = `/${slug}/gestion/reglages/lieux`
  const { structure } = await requireStaff(slug, `${path}/${lieu}`, rights['settings.edit'])
  const place = (isId(lieu) ? await findDeskPlace(structure.id, lieu) : null) ?? notFound()
  const { fait } = schoolSearch.parse(await searchParams)
  const t = await getTranslations('school')
  const seen = fingerprintTerms(termsOfPlace(place))
  const [shown, rooms] = [{ place: place.id }, place.rooms]
  return (
    <FormPage title={place.name} lead={place.address} back={{ href: path, label: t('places.back') }}>
      <div className="grid gap-6">
        <Done done={fait} />
        <PlaceForm
          key={seen}
          slug={slug}
          terms={place}
          action={changePlaceAction}
          submit={t('save')}
          shown={{ ...shown, seen }}
        />
        <Panel id="salles" title={t('rooms.title')}>
          {rooms.length === 0 ? (
            <p className="text-muted">{t('rooms.none')}</p>
          ) : (
            <RoomTable slug={slug} place={place} />
          )}
        </Panel>
        <Panel id="nouvelle-salle" title={t('rooms.addTitle')}>
          <RoomForm
            key={rooms.length}
            slug={slug}
            terms={null}
            action={addRoomAction}
            submit={t('rooms.add')}
            shown={shown}
          />
        </Panel>
        <RemovePanel
          slug={slug}
          action={removePlaceAction}
          shown={shown}
          verdict={checkPlaceRemoval(place)}
          words={{ title: t('places.removeTitle'), text: t('places.removeText'), button: t('places.remove') }}
        />
      </div>
    </FormPage>
  )
}
