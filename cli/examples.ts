import type { Command } from 'commander'

/** What to type, and what it does. */
type Example = readonly [line: string, what: string]

/** At least one for each command, by its path. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  shoal: [
    ['shoal node start', 'the first node of a mesh'],
    ['shoal deploy counter.wasm --type counter', 'give a component a name'],
    ['shoal send counter/alice hello', 'the reply of the one actor of that key'],
  ],
  'shoal node start': [
    ['shoal node start --name a', 'the first node of a mesh, reachable from this machine'],
    ['shoal node start --listen /ip4/0.0.0.0/tcp/4001 --label tier=edge', 'reachable from others'],
    ['shoal node start --grant http', 'actors that are allowed it may reach what this host reaches'],
    ['shoal node start --join shoal1… --no-listen', 'one more node, which can only dial out'],
  ],
  'shoal node status': [
    ['shoal node status', 'addresses, join string, load, and where each setting comes from'],
    ['shoal node status --wait 30s --json', 'for a script that has just started it'],
  ],
  'shoal node drain': [
    ['shoal node drain', 'before an update: nothing that was accepted is lost'],
    ['shoal node drain --grace 2m', 'actors here run for long'],
  ],
  'shoal node restored': [
    [
      'shoal node restored',
      'after a backup was put back: its warden begins above all epochs of the lost one',
    ],
  ],
  'shoal node stop': [['shoal node stop', 'running messages finish first']],
  'shoal up': [
    ['shoal up', 'three nodes to try things on'],
    ['shoal up --grant http', 'their actors may fetch'],
    ['shoal up --nodes 5 --data mesh', 'five, with their data in mesh/node-1 to mesh/node-5'],
  ],
  'shoal peers': [['shoal peers', 'who is there, how it is reached, what it has room for']],
  'shoal mesh show': [['shoal mesh show', 'who arbitrates, how many may fail, whose clock is off']],
  'shoal mesh wardens': [['shoal mesh wardens', 'who arbitrates keys, who stands by']],
  'shoal mesh recover': [['shoal mesh recover --force', 'two of three wardens are gone for good']],
  'shoal mesh invite': [
    ['shoal mesh invite', 'one node, within the hour; it may send and host'],
    ['shoal mesh invite --role publisher --uses 5 --expires 1d', 'five that may deploy as well'],
  ],
  'shoal mesh invites ls': [['shoal mesh invites ls', 'who may still join, and who did']],
  'shoal mesh invites revoke': [['shoal mesh invites revoke k3vq', 'it went to the wrong people']],
  'shoal mesh remove': [['shoal mesh remove 12D3KooW…', 'a host that was stolen']],
  'shoal mesh key export': [['shoal mesh key export > mesh.key.sealed', 'for the safe']],
  'shoal mesh key import': [
    ['shoal mesh key import shoalkey1… --data DIR', 'on a member that is to have it'],
  ],
  'shoal events': [
    ['shoal events -f', 'as things happen'],
    ['shoal events --since 10m --json', 'for programs'],
  ],
  'shoal send': [
    ['shoal send counter/alice hello', 'to the one actor of that key'],
    ['shoal send resize --file photo.jpg --timeout 30s', 'to any free actor of the type'],
    ['shoal send resize@Qy7mVb3t-1-2 --file photo.jpg', 'to that one of them, while it lives'],
    ['shoal send pay/alice 12 --idempotency-key order-7', 'the same again is answered, not run twice'],
    ['shoal send counter/alice 1 --count 1000 --concurrency 64', 'latencies, outcomes, peers'],
  ],
  'shoal post': [
    ['shoal post mail/alice hello', 'accepted, and no reply waited for'],
    ['shoal post mail/alice hello --subject greeting --header lang=en', 'with what the actor may read'],
  ],
  'shoal publish': [
    ['shoal publish alarms/north gate-open', 'to every subscribed type and every listener'],
    ['shoal publish readings 21.5 --subject sensor-7', 'a subscriber by {subject} has an actor for each'],
  ],
  'shoal sub': [
    ['shoal sub alarms/north', 'until Ctrl-C'],
    ['shoal sub readings --count 1 --json', 'the next one, for programs'],
  ],
  'shoal serve': [
    ['shoal serve counter --http 3000', 'then: curl -d hello http://127.0.0.1:3000/alice'],
    ['shoal serve counter --http 0.0.0.0:3000 --public', 'whoever reaches it may send'],
    ['shoal serve web --http 3000', 'a component of wasi:http answers as it likes: any path and method'],
  ],
  'shoal sim core': [
    ['shoal sim core --scenario claims --seeds 3000', 'a minute or two of everything that can go wrong'],
    ['shoal sim core --scenario claims --seed 7 --trace', 'one of them, step by step'],
  ],
  'shoal explain': [['shoal explain Xy7aB2cd.mi2k0f.1-3', 'finished, waiting, running or dead']],
  'shoal dlq ls': [['shoal dlq ls', 'what could not be delivered, anywhere']],
  'shoal dlq show': [
    ['shoal dlq show Xy7aB2cd.mi2k0f.1-3', 'its message, its last error, the peers tried'],
    ['shoal dlq show Xy7aB2cd.mi2k0f.1-3 --body > body', 'what it said'],
  ],
  'shoal dlq replay': [['shoal dlq replay Xy7aB2cd.mi2k0f.1-3', 'after its actor was mended']],
  'shoal dlq drop': [['shoal dlq drop Xy7aB2cd.mi2k0f.1-3', 'it is not wanted any more']],
  'shoal deploy': [
    ['shoal deploy counter.wasm --type counter --idle 10m', 'a new type, or its next version'],
    ['shoal deploy infer.wasm --type infer --on tier=cloud', 'only where a node has that label'],
    ['shoal deploy hook.wasm --type hook --allow http', 'may fetch, on nodes that grant http'],
    ['shoal deploy watch.wasm --type watch --subscribe alarms/north', 'told of what is published'],
    ['shoal deploy', 'the types of shoal.yaml in this directory'],
  ],
  'shoal rollback': [
    ['shoal rollback counter', 'to the version before'],
    ['shoal rollback counter 3', 'to version 3, as a new version'],
  ],
  'shoal undeploy': [['shoal undeploy counter --force', 'with the actors that are alive']],
  'shoal types': [['shoal types', 'name, version, policy, who deployed it']],
  'shoal ps': [['shoal ps --json', 'a line for each live actor']],
  'shoal inspect': [
    ['shoal inspect counter/alice', 'where it is and what it did last'],
    ['shoal inspect counter', 'how many live, sleep and ended on each node, and why'],
  ],
  'shoal stop': [['shoal stop counter/alice', 'its memory is given back']],
  'shoal logs': [
    ['shoal logs counter/alice -f', 'of one actor, as lines come'],
    ['shoal logs counter --since 5m', 'of all actors of a type'],
  ],
  'shoal init': [
    ['shoal init --lang as counter', 'a project in ./counter'],
    ['shoal init --lang js actors/greeter', 'one in JavaScript, in ./actors/greeter'],
  ],
  'shoal build': [['shoal build', 'every type of shoal.yaml']],
  'shoal dev': [['shoal dev', 'build, deploy and follow at each change']],
  'shoal wit': [['shoal wit > actor.wit', 'for a tool of your language']],
  'shoal help': [
    ['shoal help send', 'its arguments, flags and examples'],
    ['shoal help OVERLOADED', 'what the code means, and whether to try again'],
  ],
  'shoal completion': [
    ['source <(shoal completion bash)', 'in ~/.bashrc'],
    ['shoal completion zsh > ~/.zfunc/_shoal', 'with ~/.zfunc in $fpath'],
    ['shoal completion fish > ~/.config/fish/completions/shoal.fish', 'found by fish itself'],
  ],
}

/** `shoal node start` */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`
}

/** The examples of a command as its help shows them; empty when it has none. */
export function examplesText(command: Command): string {
  const examples = EXAMPLES[pathOf(command)] ?? []
  if (examples.length === 0) return ''
  const width = Math.max(...examples.map(([line]) => line.length))
  return [
    `${examples.length === 1 ? 'Example' : 'Examples'}:`,
    ...examples.map(([line, what]) => `  $ ${line.padEnd(width)}  ${what}`),
  ].join('\n')
}

/** Puts its examples under the help of a command and of those below it. */
export function addExamples(command: Command): void {
  const text = examplesText(command)
  if (text !== '') command.addHelpText('after', `\n${text}\n`)
  for (const below of command.commands) addExamples(below)
}
