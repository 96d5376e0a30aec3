import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { changeRoomAction, removeRoomAction } from '@/lib/school/actions'
import { findDeskPlace } from '@/lib/school/queries/list-places'
import { checkRoomRemoval, fingerprintTerms, termsOfRoom } from '@/lib/school/rules'
import { schoolSearch } from '@/lib/school/schema'
import { rights } from '@/lib/staff/types'
import { Panel } from '../../../../panel'
import { Done } from '../../../done'
import { RemovePanel } from '../../../remove-panel'
import { RoomForm } from '../../room-form'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; lieu: string; salle: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.places'))('title') }
}

/** A room of a place ([2.F3]). */
export default async function RoomPage({ params, searchParams }: Props) {
  const { structure: slug, lieu, salle } = await params
  const path = `/${slug}/gestion/reglages/lieux/${lieu}`
  const { structure } = await requireStaff(slug, `${path}/${salle}`, rights['settings.edit'])
  const place = (isId(lieu) ? await findDeskPlace(structure.id, lieu) : null) ?? notFound()
  const room = place.rooms.find(({ id }) => id === salle) ?? notFound()
  const { fait } = schoolSearch.parse(await searchParams)
  const t = await getTranslations('school')
  const seen = fingerprintTerms(termsOfRoom(room))
  const shown = { place: place.id, room: room.id }
  return (
    <FormPage title={room.name} lead={place.name} back={{ href: path, label: place.name }}>
      <div className="grid gap-6">
        <Done done={fait} />
        <Panel id="salle" title={t('rooms.form')}>
          <RoomForm
            key={seen}
            slug={slug}
            terms={room}
            action={changeRoomAction}
            submit={t('save')}
            shown={{ ...shown, seen }}
          />
        </Panel>
        <RemovePanel
          slug={slug}
          action={removeRoomAction}
          shown={shown}
          verdict={checkRoomRemoval(room)}
          words={{ title: t('rooms.removeTitle'), text: t('rooms.removeText'), button: t('rooms.remove') }}
        />
      </div>
    </FormPage>
  )
}
