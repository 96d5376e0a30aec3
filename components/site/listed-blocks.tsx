import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card, Tag, Tags } from '@/components/ui/card'
import { Icon, type IconName } from '@/components/ui/icon'
import { listPlaces, listRentableRooms } from '@/lib/site/queries'
import { formatPhone, pathOf } from '@/lib/site/rules'
import type { Block } from '@/lib/site/types'
import { listTeachers } from '@/lib/structures/queries'
import type { BlockStructure } from './blocks'
import { Rich } from './inline'
import { TeacherFace } from './teacher-face'

type Of<Kind extends Block['kind']> = { block: Extract<Block, { kind: Kind }>; structure: BlockStructure }

/** A block under its title. */
export function Titled({
  title,
  intro,
  structure,
  children,
}: {
  title: string
  intro?: string
  structure: BlockStructure
  children: ReactNode
}) {
  return (
    <section className="page">
      <h2>{title}</h2>
      {intro ? (
        <p className="mt-2 max-w-[44rem] text-muted">
          <Rich text={intro} structure={structure} />
        </p>
      ) : null}
      {children}
    </section>
  )
}

/** Who teaches now, each leading to their offers. */
export async function Teachers({ block, structure }: Of<'teachers'>) {
  const teachers = await listTeachers(structure.id)
  const t = await getTranslations('catalogue.teachers')
  return (
    <Titled {...block} structure={structure}>
      <ul className="mt-6 grid gap-x-10 sm:grid-cols-2">
        {teachers.map((teacher) => (
          <li key={teacher.id} className="flex gap-4 border-t border-line py-5">
            <TeacherFace slug={structure.slug} teacher={teacher} />
            <div>
              <h3>
                {teacher.firstName} {teacher.lastName}
              </h3>
              <p className="text-accent">{teacher.discipline}</p>
              <p className="mt-1.5 text-muted">{teacher.biography}</p>
              <a
                className="inline-flex min-h-11 items-center"
                href={pathOf(structure.slug, `cours-et-tarifs/filtre/professeur-${teacher.slug}`)}
              >
                {t('only', { name: `${teacher.firstName} ${teacher.lastName}` })}
              </a>
            </div>
          </li>
        ))}
      </ul>
    </Titled>
  )
}

/** The rooms that may be rented ([1.A1]). */
export async function Rooms({ block, structure }: Of<'rooms'>) {
  const rooms = await listRentableRooms(structure.id)
  const t = await getTranslations('site.rooms')
  return (
    <Titled {...block} structure={structure}>
      {rooms.length === 0 ? <p className="mt-4">{t('none')}</p> : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {rooms.map((room) => (
          <Card as="li" key={room.id} className="flex flex-col gap-2.5">
            <Tags>
              <Tag>{t('capacity', { count: room.capacity })}</Tag>
              {room.areaSquareMetres ? <Tag>{t('area', { area: room.areaSquareMetres })}</Tag> : null}
            </Tags>
            <h3>{room.name}</h3>
            <p className="text-muted">{room.description}</p>
            <p className="mt-auto flex gap-2 pt-2 text-sm text-muted">
              <Icon name="map-pin" />
              <span>
                {room.locationName}
                <br />
                {room.locationAddress}
              </span>
            </p>
          </Card>
        ))}
      </ul>
    </Titled>
  )
}

/** Where lessons are given, and how to find the door. */
export async function Places({ block, structure }: Of<'places'>) {
  const places = await listPlaces(structure.id)
  return (
    <Titled {...block} structure={structure}>
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {places.map((place) => (
          <Card as="li" key={place.id} className="grid content-start gap-1.5">
            <h3>{place.name}</h3>
            <p>{place.address}</p>
            <p className="text-muted">{place.directions}</p>
          </Card>
        ))}
      </ul>
    </Titled>
  )
}

/** How to reach the structure: telephone, e-mail, address, hours. */
export async function Reach({ block, structure }: Of<'reach'>) {
  const t = await getTranslations('site.reach')
  const { phone, email, address } = structure.settings
  return (
    <section className="page">
      <h2>{block.title}</h2>
      <dl className="mt-6 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        <Line icon="phone" term={t('phone')}>
          <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
            {formatPhone(phone)}
          </a>
        </Line>
        <Line icon="mail" term={t('email')}>
          <a href={`mailto:${email}`} className="inline-flex min-h-11 items-center">
            {email}
          </a>
        </Line>
        <Line icon="map-pin" term={t('address')}>
          {address.line1}
          <br />
          {address.postcode} {address.city}
        </Line>
        <Line icon="clock" term={t('hours')}>
          {block.hours.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Line>
      </dl>
      {block.note ? (
        <p className="mt-5 max-w-[44rem] text-muted">
          <Rich text={block.note} structure={structure} />
        </p>
      ) : null}
    </section>
  )
}

function Line({ icon, term, children }: { icon: IconName; term: string; children: ReactNode }) {
  return (
    <div className="border-t-2 border-accent pt-3">
      <dt className="flex items-center gap-2 text-sm text-muted">
        <Icon name={icon} />
        {term}
      </dt>
      <dd className="mt-1">{children}</dd>
    </div>
  )
}
