import { existsSync, readFileSync } from 'node:fs'
import { say, seconds } from './say.mjs'

const cards = [
  ['4242 4242 4242 4242', 'succeeds'],
  ['4000 0027 6000 3184', 'asks for 3-D Secure'],
  ['4000 0000 0000 9995', 'insufficient funds'],
  ['4000 0084 0000 1629', '3-D Secure, then refused'],
]

function tellAccounts() {
  const file = 'db/seed/accounts.json'
  if (!existsSync(file)) return
  const { password, accounts, staff, horizon } = JSON.parse(readFileSync(file, 'utf8'))
  say(`\nDemonstration accounts, all with the password ${password}`)
  for (const { email, shows } of [...accounts, ...staff, ...horizon.accounts, ...horizon.staff])
    say(`  ${email.padEnd(34)} ${shows}`)
}

/**
 * @param {{ app: number, sandbox: number }} ports
 * @param {number} from
 */
export function tellWelcome(ports, from) {
  say(`\nDiapason is ready (${seconds(from)})\n`)
  say(`  portal     http://localhost:${ports.app}/atelier and http://localhost:${ports.app}/horizon`)
  say(`  sandbox    http://localhost:${ports.sandbox}  mails, payments, background functions, clock, faults`)
  tellAccounts()
  say('\nTest cards (any future date, any code)')
  for (const [number, meaning] of cards) say(`  ${number}   ${meaning}`)
  say('\nCtrl-C stops everything; the data stays in .data.')
}
