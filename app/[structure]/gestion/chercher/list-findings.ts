import 'server-only'
import { getTranslations } from 'next-intl/server'
import { searchFiles } from '@/lib/client-files/queries/search-files'
import type { Staff } from '@/lib/core/actor'
import { listCourses } from '@/lib/courses/queries/list-courses'
import { findDeskOrder } from '@/lib/desk/queries/get-order'
import { readOrderNumber } from '@/lib/desk/rules'
import { holdsWords } from '@/lib/finder/rules'
import type { Finding } from '@/lib/finder/types'
import { getContext, toStaffActor } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { moneyDesk, rights, schoolDesk } from '@/lib/staff/types'
import { isOpen } from '@/lib/structures/rules'
import { listOfficePages } from '../menu'

/** Enough to choose from without scrolling. */
const most = { client: 7, course: 4 }

type Of = { desk: string; typed: string }

/** Where somebody of the office may mean to go by what they typed so far: nothing that their roles don't open ([2.A1]). */
export async function listFindings(slug: string, typed: string): Promise<Finding[]> {
  const context = await getContext(slug)
  const { structure, staff } = context
  const of = { desk: `/${slug}/gestion`, typed }
  const pages = await listPages(of, listOfficePages(staff?.roles ?? [], structure.settings.modules))
  if (typed === '') return pages
  const has = (page: string) => isOpen(structure.settings.modules, `gestion/${page}`)
  const seesFiles = toStaffActor(context, rights['files.see'])
  const seesMoney = has('commandes') ? toStaffActor(context, moneyDesk) : null
  const teaches = has('cours') ? toStaffActor(context, schoolDesk) : null
  const found = await Promise.all([
    seesMoney ? findOrders(seesMoney, of) : [],
    seesFiles ? findClients(seesFiles, of) : [],
    teaches ? findCourses(teaches, of) : [],
  ])
  return [...found.flat(), ...pages]
}

async function listPages({ desk, typed }: Of, pages: ReturnType<typeof listOfficePages>): Promise<Finding[]> {
  const t = await getTranslations('desk')
  return pages
    .map(({ path, key }) => ({
      ...{ id: path, kind: 'page' as const, href: `${desk}/${path}` },
      ...{ title: t(`menu.${key}`), detail: t(`home.texts.${key}`) },
    }))
    .filter(({ title }) => typed === '' || holdsWords(title, typed))
}

async function findClients(actor: Staff, { desk, typed }: Of): Promise<Finding[]> {
  const [rows, t] = await Promise.all([searchFiles(actor, typed, most.client), getTranslations('files.list')])
  return rows.map((row) => ({
    id: row.id,
    kind: 'client',
    href: `${desk}/dossiers/${row.keptNumber ?? row.number}`,
    title: `${row.firstName} ${row.lastName}`,
    detail: [
      row.status === 'active' ? null : t(`states.${row.status}`),
      row.others ? t('with', { names: row.others }) : null,
      row.email,
      row.city,
    ]
      .filter(Boolean)
      .join(' · '),
  }))
}

async function findOrders(actor: Staff, { desk, typed }: Of): Promise<Finding[]> {
  const number = readOrderNumber(typed)
  const order = number === null ? null : await findDeskOrder(actor, number)
  if (!order) return []
  const t = await getTranslations('files.palette')
  const name = formatOrderNumber(order.number)
  const detail = order.client.name
  return [{ id: order.id, kind: 'order', href: `${desk}/commandes/${name}`, title: t('order', { name }), detail }]
}

async function findCourses(actor: Staff, { desk, typed }: Of): Promise<Finding[]> {
  const courses = await listCourses(actor)
  return courses
    .filter(({ name, teacher }) => holdsWords(`${name} ${teacher}`, typed))
    .slice(0, most.course)
    .map(({ id, name, teacher, room }) => ({
      ...{ id, kind: 'course', href: `${desk}/cours/${id}`, title: name, detail: `${teacher} · ${room}` },
    }))
}
