/* The fields of the card, in a frame of the sandbox's own origin: the application's page never sees a number. */
import { checkCvc, checkExpiry, checkNumber, digitsOf, formatCvc, formatExpiry, formatNumber } from './card-fields.js'
import { applyLook } from './look.js'
import { CONNECTION_ERROR, FIELD_ERRORS, translate } from './messages.js'

const byId = (id) => document.getElementById(id)
const form = byId('fields')
const inputs = { number: byId('number'), expiry: byId('expiry'), cvc: byId('cvc') }
const PARAM_FIELDS = { number: 'number', exp_month: 'expiry', exp_year: 'expiry', cvc: 'cvc' }
let port = null
let publishableKey = ''

const tell = (type, value) => port?.postMessage({ type, value })
const today = () => {
  const date = new Date()
  return { year: date.getFullYear(), month: date.getMonth() + 1 }
}
const checks = {
  number: () => checkNumber(inputs.number.value),
  expiry: () => checkExpiry(inputs.expiry.value, today()),
  cvc: () => checkCvc(inputs.cvc.value, inputs.number.value),
}
const formats = {
  number: formatNumber,
  expiry: formatExpiry,
  cvc: (text) => formatCvc(text, digitsOf(inputs.number.value)),
}

function showError(name, message) {
  const input = inputs[name]
  const note = byId(`${name}-error`)
  note.textContent = message ?? ''
  note.hidden = !message
  input.classList.toggle('Input--invalid', Boolean(message))
  byId(`${name}-label`).classList.toggle('Label--invalid', Boolean(message))
  if (message) {
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', note.id)
  } else {
    input.removeAttribute('aria-invalid')
    input.removeAttribute('aria-describedby')
  }
}

function findErrors() {
  const errors = Object.entries(checks).map(([name, check]) => ({ name, code: check() }))
  return errors.filter(({ code }) => code)
}

/** Rewrites what was typed, with the caret kept behind the same digit. */
function reformat(name, event) {
  const input = inputs[name]
  const typed = input.value
  const caret = input.selectionStart ?? typed.length
  const isAtEnd = caret === typed.length
  const isDeleting = event.inputType?.startsWith('delete') ?? false
  const formatted = formats[name](typed, isDeleting)
  if (formatted === typed) return
  input.value = formatted
  if (isAtEnd) return
  let left = digitsOf(typed.slice(0, caret)).length
  let position = 0
  while (left > 0 && position < formatted.length) if (/\d/.test(formatted[position++])) left -= 1
  input.setSelectionRange(position, position)
}

function tellChange() {
  const isEmpty = Object.values(inputs).every((input) => input.value === '')
  tell('change', { complete: findErrors().length === 0, empty: isEmpty })
}

for (const [name, input] of Object.entries(inputs)) {
  input.addEventListener('input', (event) => {
    reformat(name, event)
    if (!checks[name]()) showError(name, null)
    else if (input.getAttribute('aria-invalid')) showError(name, FIELD_ERRORS[checks[name]()])
    tellChange()
  })
  input.addEventListener('focus', () => tell('focus'))
  input.addEventListener('blur', () => {
    const code = checks[name]()
    if (input.value) showError(name, code ? FIELD_ERRORS[code] : null)
    tell('blur')
  })
}
form.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tell('escape')
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  tell('submit')
})

/** All fields, with the first wrong one focused; null when they can be sent. */
function validate() {
  const errors = findErrors()
  for (const name of Object.keys(inputs)) showError(name, null)
  for (const { name, code } of errors) showError(name, FIELD_ERRORS[code])
  const [first] = errors
  if (!first) return null
  inputs[first.name].focus()
  return { type: 'validation_error', code: first.code, message: FIELD_ERRORS[first.code] }
}

function append(body, prefix, value) {
  if (value === undefined || value === null) return
  if (typeof value !== 'object') body.append(prefix, String(value))
  else for (const [key, inner] of Object.entries(value)) append(body, prefix ? `${prefix}[${key}]` : key, inner)
}

const methodData = (given = {}) => ({
  ...given,
  type: 'card',
  card: {
    number: digitsOf(inputs.number.value),
    exp_month: digitsOf(inputs.expiry.value).slice(0, 2),
    exp_year: `20${digitsOf(inputs.expiry.value).slice(2)}`,
    cvc: inputs.cvc.value,
  },
})

async function call(path, params) {
  const body = new URLSearchParams()
  append(body, '', { ...params, key: publishableKey })
  try {
    const answer = await (await fetch(path, { method: 'POST', body })).json()
    if (!answer.error) return { value: answer }
    const error = translate(answer.error)
    const field = PARAM_FIELDS[error.param] ?? (error.code === 'incorrect_cvc' ? 'cvc' : null)
    if (field) showError(field, error.message)
    return { error }
  } catch {
    return { error: CONNECTION_ERROR }
  }
}

async function confirm({ clientSecret, returnUrl, params }) {
  const invalid = validate()
  if (invalid) return { error: invalid }
  const { payment_method_data: given, ...rest } = params
  const [id] = clientSecret.split('_secret_')
  const { error, value } = await call(`/v1/payment_intents/${id}/confirm`, {
    ...rest,
    client_secret: clientSecret,
    return_url: returnUrl,
    expected_payment_method_type: 'card',
    use_stripe_sdk: 'true',
    payment_method_data: methodData(given),
  })
  return error ? { error } : { paymentIntent: value }
}

const verbs = {
  validate: () => {
    const error = validate()
    return error ? { error } : { selectedPaymentMethod: 'card' }
  },
  confirm,
  createPaymentMethod: async ({ params }) => {
    const invalid = validate()
    if (invalid) return { error: invalid }
    const { error, value } = await call('/v1/payment_methods', methodData(params))
    return error ? { error } : { paymentMethod: value }
  },
}

const orders = {
  look: applyLook,
  focus: () => inputs.number.focus(),
  blur: () => document.activeElement?.blur(),
  clear: () => {
    form.reset()
    for (const name of Object.keys(inputs)) showError(name, null)
    tellChange()
  },
  options: () => {},
}

async function receive({ data }) {
  if (data.id === undefined) return orders[data.type]?.(data.value)
  const result = await verbs[data.type](data.value)
  port.postMessage({ type: 'reply', id: data.id, result })
}

addEventListener('message', async ({ data, ports, source }) => {
  if (port || source !== parent || data?.type !== 'hello' || !ports[0]) return
  publishableKey = data.publishableKey
  port = ports[0]
  port.onmessage = receive
  await applyLook(data)
  new ResizeObserver(() => tell('height', Math.ceil(form.getBoundingClientRect().height))).observe(form)
  tell('height', Math.ceil(form.getBoundingClientRect().height))
  tell('ready')
})
