/*
 * Elements of the stand-in for Stripe.js: the frame that holds the card's fields, and how the page speaks with it.
 * Served in one classic script with stripe.js.
 */
const SERVED_FROM = '__SANDBOX_ORIGIN__'
const script = document.currentScript
export const ORIGIN = script?.src ? new URL(script.src).origin : SERVED_FROM
const FRAME_TIMEOUT_MS = 15_000
const ELEMENT_TYPES = ['payment']
let frames = 0

export class IntegrationError extends Error {
  constructor(message) {
    super(message)
    this.name = 'IntegrationError'
  }
}

export const connectionError = () => ({
  type: 'api_connection_error',
  message: 'La connexion avec le service de paiement a été interrompue. Vérifiez votre réseau, puis réessayez.',
})

function createEmitter() {
  const handlers = new Map()
  const off = (name, handler) => {
    const list = handlers.get(name) ?? []
    handlers.set(name, handler ? list.filter((one) => one.handler !== handler) : [])
  }
  const add = (name, handler, isOnce) => handlers.set(name, [...(handlers.get(name) ?? []), { handler, isOnce }])
  const emit = (name, event) => {
    for (const { handler, isOnce } of handlers.get(name) ?? []) {
      if (isOnce) off(name, handler)
      handler(event)
    }
  }
  return {
    on: (name, handler) => add(name, handler, false),
    once: (name, handler) => add(name, handler, true),
    off,
    emit,
  }
}

function createFrame(className) {
  const frame = document.createElement('iframe')
  frames += 1
  frame.name = `__privateStripeFrame${frames}`
  frame.title = 'Saisie sécurisée de la carte bancaire'
  frame.className = className
  frame.src = `${ORIGIN}/elements/payment`
  // Both documents say 'light', or the browser would paint an opaque ground behind the frame of a dark page.
  Object.assign(frame.style, { display: 'block', width: '100%', height: '260px', border: '0', colorScheme: 'light' })
  return frame
}

/** Talks with one frame over its own channel: only the sandbox's origin ever receives the other end. */
function connect(frame, hello, onEvent) {
  const { port1, port2 } = new MessageChannel()
  const waiting = new Map()
  let count = 0
  port1.onmessage = ({ data }) => {
    if (data.type !== 'reply') return onEvent(data)
    waiting.get(data.id)?.(data.result)
    waiting.delete(data.id)
  }
  frame.addEventListener('load', () => frame.contentWindow.postMessage(hello(), ORIGIN, [port2]), { once: true })
  return {
    tell: (type, value) => port1.postMessage({ type, value }),
    ask: (type, value) =>
      new Promise((resolve) => {
        count += 1
        waiting.set(count, resolve)
        port1.postMessage({ type, value, id: count })
      }),
    close: () => port1.close(),
  }
}

function createElement(group, type, firstOptions) {
  const emitter = createEmitter()
  let options = { ...firstOptions }
  let frame = null
  let channel = null
  let isReady = false
  let isDestroyed = false
  let timer = 0

  const submitForm = () => frame?.closest('form')?.requestSubmit()
  const answers = {
    ready: () => {
      clearTimeout(timer)
      isReady = true
      emitter.emit('ready', { elementType: type })
    },
    height: (value) => frame?.style.setProperty('height', `${value}px`),
    change: (value) =>
      emitter.emit('change', { elementType: type, collapsed: false, value: { type: 'card' }, ...value }),
    focus: () => emitter.emit('focus', { elementType: type }),
    blur: () => emitter.emit('blur', { elementType: type }),
    escape: () => emitter.emit('escape', { elementType: type }),
    submit: submitForm,
  }

  const element = {
    _ask: (verb, value) => (channel && isReady ? channel.ask(verb, value) : null),
    _look: () => channel?.tell('look', group.look()),
    mount(target) {
      if (isDestroyed) throw new IntegrationError('This Element has already been destroyed. Please create a new one.')
      const node = typeof target === 'string' ? document.querySelector(target) : target
      if (!node) throw new IntegrationError('The selector you specified applies to no DOM element.')
      if (frame?.parentNode === node) return element
      element.unmount()
      frame = createFrame('__PrivateStripeElement')
      channel = connect(
        frame,
        () => ({ type: 'hello', ...group.look(), options }),
        ({ type: name, value }) => answers[name]?.(value),
      )
      timer = setTimeout(
        () => emitter.emit('loaderror', { elementType: type, error: connectionError() }),
        FRAME_TIMEOUT_MS,
      )
      emitter.emit('loaderstart', { elementType: type })
      node.replaceChildren(frame)
      return element
    },
    unmount() {
      clearTimeout(timer)
      channel?.close()
      frame?.remove()
      frame = null
      channel = null
      isReady = false
      return element
    },
    destroy() {
      element.unmount()
      isDestroyed = true
      group.forget(type)
      return element
    },
    update(changes) {
      options = { ...options, ...changes }
      channel?.tell('options', options)
      return element
    },
    focus: () => channel?.tell('focus'),
    blur: () => channel?.tell('blur'),
    clear: () => channel?.tell('clear'),
    collapse: () => element,
    on: (name, handler) => {
      emitter.on(name, handler)
      if (name === 'ready' && isReady) queueMicrotask(() => handler({ elementType: type }))
      return element
    },
    once: (name, handler) => {
      emitter.once(name, handler)
      return element
    },
    off: (name, handler) => {
      emitter.off(name, handler)
      return element
    },
  }
  return element
}

const typeOf = (type) => (typeof type === 'string' ? type : type?.__elementType)

export function createElements(stripe, firstOptions = {}) {
  const emitter = createEmitter()
  const created = new Map()
  let options = { ...firstOptions }
  let isSubmitted = false
  const group = {
    look: () => ({
      appearance: options.appearance ?? {},
      fonts: options.fonts ?? [],
      publishableKey: stripe._apiKey,
    }),
    forget: (type) => created.delete(type),
  }
  const notMounted = () => {
    throw new IntegrationError('elements should have a mounted Payment Element.')
  }

  const elements = {
    _clientSecret: () => options.clientSecret,
    _isDeferred: () => !options.clientSecret,
    _isSubmitted: () => isSubmitted,
    _ask: (verb, value) => created.get('payment')?._ask(verb, value) ?? notMounted(),
    create(type, elementOptions = {}) {
      if (!ELEMENT_TYPES.includes(type))
        throw new IntegrationError(`The payment sandbox plays the Payment Element only, not '${type}'.`)
      if (created.has(type))
        throw new IntegrationError(`Can only create one Element of type ${type} through elements().`)
      const element = createElement(group, type, elementOptions)
      created.set(type, element)
      return element
    },
    getElement: (type) => created.get(typeOf(type)) ?? null,
    async update(changes) {
      options = { ...options, ...changes }
      for (const element of created.values()) element._look()
      emitter.emit('update-end')
    },
    async submit() {
      const result = await elements._ask('validate')
      isSubmitted = !result.error
      return result
    },
    async fetchUpdates() {
      if (elements._isDeferred()) return {}
      const { error } = await stripe.retrievePaymentIntent(options.clientSecret)
      return error ? { error } : {}
    },
    on: (name, handler) => emitter.on(name, handler),
    off: (name, handler) => emitter.off(name, handler),
  }
  return elements
}
