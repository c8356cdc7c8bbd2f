// What differs between any two runs: fresh uuids and the clock. Each becomes its number in order of
// appearance, so that a row is still known again. The fixtures' uuids and times stay as they are.
const UUID = /\b(?!00000000-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g
const TIME = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)/g
const DATE = /^\d{4}-\d\d-\d\d$/
const NEVER = Date.parse('2090-01-01')

export class Chance {
  #since
  #numbers = new Map()

  /** @param {Date} since nothing that happened before it is of chance */
  constructor(since) {
    this.#since = since.getTime()
  }

  replaced(value) {
    return JSON.parse(
      JSON.stringify(value, (_, part) => (typeof part === 'string' ? this.#text(part) : part)),
    )
  }

  #text(text) {
    if (DATE.test(text)) {
      return this.#isNow(Date.parse(text) + 24 * 60 * 60 * 1000) ? '<today>' : text
    }
    return text
      .replace(UUID, (uuid) => this.#numbered('uuid', uuid))
      .replace(TIME, (time) =>
        this.#isNow(Date.parse(time)) ? this.#numbered('time', time) : time,
      )
  }

  #isNow(time) {
    return time >= this.#since && time < NEVER
  }

  #numbered(kind, value) {
    const key = `${kind} ${value}`
    if (!this.#numbers.has(key)) {
      this.#numbers.set(key, `<${kind} ${this.#numbers.size + 1}>`)
    }
    return this.#numbers.get(key)
  }
}
