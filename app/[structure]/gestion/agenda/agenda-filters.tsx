import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Select } from '@/components/ui/inputs'
import type { PlaceChoice, TeacherOfPage } from '@/lib/availability/queries/load-hours-page'
import type { AgendaOf } from './agenda-of'

type Props = { of: AgendaOf; teachers: TeacherOfPage[]; places: PlaceChoice[] }

/** Whose and where, for whoever looks after several: folded on a phone, where the day comes first. */
export function AgendaFilters(props: Props) {
  const t = useTranslations('teaching.filters')
  const { hasColleagues, search } = props.of
  if (!hasColleagues) return null
  return (
    <>
      <div className="no-print max-sm:hidden">
        <FilterForm {...props} />
      </div>
      <Details
        summary={t('choose')}
        open={Boolean(search.professeur || search.lieu || search.salle)}
        className="no-print sm:hidden"
      >
        <FilterForm {...props} />
      </Details>
    </>
  )
}

/** It is in the address, and works without a script. */
function FilterForm({ of: { slug, search }, teachers, places }: Props) {
  const t = useTranslations('teaching.filters')
  const rooms = places.flatMap((place) =>
    place.rooms.map(({ id, name }) => ({ value: id, label: places.length > 1 ? `${name}, ${place.name}` : name })),
  )
  return (
    <form
      action={`/${slug}/gestion/agenda`}
      aria-label={t('label')}
      className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]"
    >
      {search.jour ? <input type="hidden" name="jour" value={search.jour} /> : null}
      {search.vue === 'semaine' ? <input type="hidden" name="vue" value="semaine" /> : null}
      <Select
        name="professeur"
        label={t('teacher')}
        placeholder={t('all')}
        defaultValue={search.professeur ?? ''}
        options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {places.length > 1 ? (
        <Select
          name="lieu"
          label={t('place')}
          placeholder={t('all')}
          defaultValue={search.lieu ?? ''}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Select
        name="salle"
        label={t('room')}
        placeholder={t('allRooms')}
        defaultValue={search.salle ?? ''}
        options={rooms}
      />
      <Button type="submit" look="quiet">
        {t('submit')}
      </Button>
    </form>
  )
}
