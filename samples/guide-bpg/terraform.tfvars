api_token = "terraform@pve!terraform-token=b2f86d03-41ce-4a97-9d58-e06c7b1fa294"
