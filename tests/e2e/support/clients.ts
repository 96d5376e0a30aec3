import { sql } from './money'

/** Somebody with two files, one with a login of their own: as a second call at the desk makes them; the password is that of `loginOf`. */
export async function makeTwice(name: string, loginOf: string) {
  const email = `${name.toLowerCase()}.${Date.now()}@exemple.example`
  const [made] = await sql()<{ kept: number; merged: number }[]>`
    with s as (select id from structures where slug = 'atelier'),
      a as (insert into accounts (email, password_hash, status, activated_at)
        select ${email}, password_hash, 'active', now() from accounts where email = ${loginOf} returning id),
      c as (update counters set value = value + 2 where name = 'client_file' and structure_id = (select id from s) returning value),
      f as (insert into client_files (structure_id, account_id, number, first_name, last_name, email, postcode, city)
        select s.id, a.id, c.value - 1, 'Ondine', ${name}, ${email}, '75011', 'Paris' from s, a, c returning number),
      g as (insert into client_files (structure_id, number, first_name, last_name, phone, postcode, city)
        select s.id, c.value, 'Ondine', ${name}, '+33199009999', '75011', 'Lyon' from s, c returning number)
    select f.number as kept, g.number as merged from f, g`
  return { email, ...made! }
}
