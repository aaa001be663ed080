export const templates = {
  title: 'New from template',
  search: 'Search by name, author or year',
  none: 'No template is called “{{query}}”.',
  small: 'Small enough to train at once',
  classifier: 'Published classifiers',
  image: 'Parts and images',
  counts: '{{parameters}} parameters · {{multiplyAdds}} multiply-adds',
};
