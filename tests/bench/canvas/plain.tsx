import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

/** React Flow as its documentation begins: default cards and wires, all of them, and nothing else. */
declare const drawing: { readonly nodes: Node[]; readonly edges: Edge[] };

function Plain() {
  const [nodes, , onNodesChange] = useNodesState(drawing.nodes);
  const [edges, , onEdgesChange] = useEdgesState(drawing.edges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.02}
      fitView
    />
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(<Plain />);
