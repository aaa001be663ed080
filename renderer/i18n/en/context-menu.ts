export const contextMenu = {
  canvas: 'Menu of the canvas',
  of: 'Menu of {{name}}',
  align: 'Align and distribute',
  rename: 'Rename…',
  insert: 'Insert a layer…',
  toSource: 'Go to its source',
  toTarget: 'Go to its target',
  disconnect: 'Disconnect',
  delete: 'Delete',
};
