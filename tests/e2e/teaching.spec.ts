import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { logIn, waitForMail } from './support/journey'
import { expect, places, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const teacher = staff.find(({ role }) => role === 'teacher')!.email

test.use({ viewport: { width: 360, height: 740 } })

type Lesson = { id: string; day: string; from: string; to: string; email: string }

/** A lesson of the demonstration's teacher, to come or past, of a pupil whom no other test follows. */
async function findLesson(when: 'to come' | 'past'): Promise<Lesson> {
  const sql = postgres(places.database, { max: 1 })
  const near =
    when === 'past'
      ? sql`b.ends_at < now() order by b.starts_at desc`
      : sql`b.starts_at > now() + interval '5 days' order by b.starts_at`
  const local = sql`at time zone s.time_zone`
  const [lesson] = await sql<Lesson[]>`
    select b.id, to_char(b.starts_at ${local}, 'YYYY-MM-DD') as day, to_char(b.starts_at ${local}, 'HH24:MI') as from,
      to_char(b.ends_at ${local}, 'HH24:MI') as to, f.email
    from bookings b join structures s on s.id = b.structure_id join client_files f on f.id = b.client_file_id
      join teachers t on t.id = b.teacher_id
    where t.slug = 'paul-verdier' and b.session_id is null and b.status = 'booked'
      and split_part(f.email, '@', 1) not in ('claire.vasseur', 'sophie.lambert', 'thomas.girard', 'julien.moreau', 'amina.diallo', 'paul.chevalier')
      and ${near} limit 1`
  await sql.end()
  return lesson!
}

async function markAtTheDoor(page: Page, { day }: Lesson): Promise<void> {
  await logIn(page, teacher, password, `/atelier/gestion/agenda?jour=${day}`)
  const door = page.getByRole('group', { name: /^Présence de/ }).first()
  await door.getByRole('button', { name: 'Absent', exact: true }).click()
  await expect(page.getByText(/Absence notée, le cours est compté/).first()).toBeVisible()
  await page
    .getByRole('button', { name: /^Effacer la présence/ })
    .first()
    .click()
  await expect(page.getByText(/Absence notée, le cours est compté/)).toHaveCount(0)
}

test('[1.H7] [1.H6] on a phone a teacher notes who came, then can’t come: their pupil answers in one click, and it is taken back', async ({
  page,
}) => {
  await markAtTheDoor(page, await findLesson('past'))
  const lesson = await findLesson('to come')
  const [year, month, day] = lesson.day.split('-')
  await page.goto(`/atelier/gestion/absences/nouvelle?du=${day}/${month}/${year}`)
  await page.getByLabel('De', { exact: true }).fill(lesson.from)
  await page.getByLabel('À', { exact: true }).fill(lesson.to)
  await page.getByLabel('Motif').fill('Extinction de voix')
  await page.getByRole('button', { name: 'Voir qui est concerné' }).click()
  await page.getByRole('button', { name: 'Prévenir l’élève' }).click()
  await expect(page.getByText('les élèves concernés sont prévenus')).toBeVisible()
  const absence = page.url()

  const mail = await waitForMail(lesson.email, /^Professeur absent/)
  await page.goto(mail.links.find((link) => link.includes('/messages/absence/'))!)
  await page.getByRole('button', { name: 'Récupérer le cours' }).click()
  await expect(page.getByText('Votre réponse est notée')).toBeVisible()

  await page.goto(absence)
  await expect(page.getByText('Cours rendu (par l’élève)')).toBeVisible()
  await page.getByRole('button', { name: 'Le professeur vient finalement' }).click()
  await expect(page.getByText(/Cette absence a été retirée/)).toBeVisible()
})
