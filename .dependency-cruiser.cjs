/** The import rules of the rooms; ARCHITECTURE.md says what each room is. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(shared|main|renderer|tests|scripts|resources)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|worker)$' },
    },
    only('shared-is-pure', '^shared/', '^shared/', 'shared imports only shared'),
    {
      name: 'shared-has-no-platform',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    only('renderer-imports-shared', '^renderer/', '^(renderer|shared|resources)/'),
    only(
      'studio-knows-no-skin',
      '^main/studio/',
      '^(main/studio|main/native|shared|resources)/|^main/trainer/messages\\.ts$',
    ),
    only('trainer-stands-alone', '^main/trainer/', '^(main/trainer|main/native|shared)/'),
    only('native-stands-alone', '^main/native/', '^(main/native|shared)/'),
    only('desktop-imports-studio', '^main/desktop/', '^(main/desktop|main/studio|shared|resources)/'),
    only('web-imports-studio', '^main/web/', '^(main/web|main/studio|shared|resources)/'),
    only(
      'cli-imports-studio',
      '^main/cli/',
      '^(main/cli|main/studio|main/web|main/native|shared|resources)/',
    ),
    {
      name: 'only-desktop-imports-electron',
      severity: 'error',
      from: { pathNot: '^main/desktop/' },
      to: { path: '(^electron$|node_modules/electron/)' },
    },
    {
      name: 'only-trainer-imports-tfjs',
      severity: 'error',
      from: { pathNot: '^(main/trainer|tests)/' },
      to: { path: '@tensorflow' },
    },
    {
      name: 'renderer-meets-main-in-protocol',
      severity: 'error',
      from: { path: '^main/(desktop|web)/' },
      to: { path: '^shared/', pathNot: '^shared/(protocol|commands)/' },
    },
    {
      name: 'network-knows-no-layer',
      severity: 'error',
      from: { path: '^shared/network/' },
      to: { path: '^shared/', pathNot: '^shared/network/' },
    },
    {
      name: 'ops-know-no-layer',
      severity: 'error',
      from: { path: '^shared/ops/' },
      to: { path: '^shared/(layers|analysis|program|network|exporters|protocol)/' },
    },
    {
      name: 'layers-know-ops-alone',
      severity: 'error',
      from: { path: '^shared/layers/' },
      to: { path: '^shared/(analysis|program|exporters|protocol)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
